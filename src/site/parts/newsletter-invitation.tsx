/** An invitation to the newsletter: an address, and a press of a button. */
import { followingMessages } from '../../language/messages/following/messages.ts'
import { readLocale } from '../locale.tsx'
import type { SiteReadContext } from '../route.ts'
import { NewsletterAddress } from './newsletter-form.tsx'

/** Whether there is a newsletter and a server that can send it. */
export async function hasNewsletter(readContext: SiteReadContext): Promise<boolean> {
  const { publication } = await readLocale(readContext)
  return readContext.canMail && (publication.newsletterDaily || publication.newsletterBreaking)
}

/** On an article it has no sentence, because an article arrives in one round trip. */
export async function renderNewsletterInvitation(
  readContext: SiteReadContext,
  withSentence = true,
): Promise<string> {
  if (!(await hasNewsletter(readContext))) return ''
  const { messages, publication } = await readLocale(readContext)
  const own = followingMessages(publication.language)
  return String(
    <section class="band newsletter-band" aria-label={messages.newsletter}>
      <h2>
        <a href="/follow#newsletter">{messages.newsletter}</a>
      </h2>
      {withSentence && <p>{own.newsletterText}</p>}
      <form method="post" action="/readers/newsletter">
        <input type="hidden" name={publication.newsletterDaily ? 'daily' : 'breaking'} value="yes" />
        <label class="vh" for="newsletter-email">
          {own.emailAddress}
        </label>
        <NewsletterAddress id="newsletter-email" button={own.subscribe} />
      </form>
    </section>,
  )
}
