import { followingMessages } from '../../../language/messages/following/messages.ts'
import { readLocale } from '../../locale.tsx'
import { NewsletterAddress } from '../../parts/newsletter-form.tsx'
import { layoutBlock } from '../view.ts'
import { newsletter } from './block.ts'

export const newsletterView = layoutBlock({
  ...newsletter,

  async render(readContext) {
    const locale = await readLocale(readContext)
    const { messages, publication } = locale
    if (!readContext.canMail || !(publication.newsletterDaily || publication.newsletterBreaking)) return ''
    const own = followingMessages(publication.language)
    return String(
      <section class="band newsletter-band">
        <h2>
          <a href="/follow#newsletter">{messages.newsletter}</a>
        </h2>
        <p>{own.newsletterText}</p>
        <form method="post" action="/readers/newsletter">
          <input type="hidden" name={publication.newsletterDaily ? 'daily' : 'breaking'} value="yes" />
          <label class="vh" for="front-email">
            {own.emailAddress}
          </label>
          <NewsletterAddress id="front-email" button={own.subscribe} />
        </form>
      </section>,
    )
  },
})
