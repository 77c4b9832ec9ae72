/**
 * Sharing an article: links to services, which need no script, and buttons that a script shows. No service
 * learns of the reader before one presses its link.
 */
import type { Article } from '../../content/articles/read.ts'
import { readingMessages } from '../../language/messages/reading/messages.ts'
import type { SiteLocale } from '../locale.tsx'
import { shortPath } from '../paths.ts'

interface Props {
  locale: SiteLocale
  article: Pick<Article, 'id' | 'headline' | 'shareHeadline'>
  siteUrl: string
}

/** In the order of the icons in share.svg, which bin/build-assets.js draws. */
export function Share({ locale: { messages, publication }, article, siteUrl }: Props) {
  const own = readingMessages(publication.language)
  const url = encodeURIComponent(siteUrl + shortPath(article))
  // Keeps the letters unencoded: encoded Arabic would be three times as long and would not compress with the
  // headline.
  const headline = (article.shareHeadline || article.headline).replace(
    /[\u0000-\u0020%&+?#"<>\u007f]/g,
    encodeURIComponent,
  )
  const services = [
    { name: own.whatsapp, to: `https://wa.me/?text=${headline}%20${url}` },
    { name: own.telegram, to: `https://t.me/share/url?text=${headline}&url=${url}` },
    { name: own.x, to: `https://x.com/intent/post?text=${headline}&url=${url}` },
    { name: own.facebook, to: `https://www.facebook.com/sharer/sharer.php?u=${url}` },
  ]
  return (
    <div class="share" data-done={messages.linkCopied}>
      {services.map(({ name, to }) => (
        <a href={to} rel="noopener nofollow">
          {messages.shareOn(name)}
        </a>
      ))}
      <a href={`mailto:?subject=${headline}&body=${url}`}>{messages.shareOn(messages.yourEmail)}</a>
      <button type="button" data-copy hidden>
        {messages.copyLink}
      </button>
      <button type="button" data-share hidden>
        {messages.share}
      </button>
    </div>
  )
}
