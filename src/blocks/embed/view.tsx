import { Text } from '../../site/locale.tsx'
import type { Shown } from '../../site/parts/body-text.tsx'
import { Picture } from '../../site/parts/picture.tsx'
import { frameOf, sourceOf, webUrl } from './address.ts'
import type { Embed } from './block.ts'

/**
 * A post of another site as our own card, which links to it. Where the page allows its frame, a script opens
 * the frame in place of the card when a reader asks. Nothing is requested from the other host before.
 */
export function embedView({ attrs }: Embed, { locale, base, pictures, frames }: Shown) {
  const { url, title, text, author, mediaId } = attrs
  if (!webUrl(url)) return null
  const { messages, publication } = locale
  const frame = frames ? frameOf(attrs, publication.embedHosts) : null
  const source = sourceOf(url)
  const still = pictures.get(mediaId ?? 0)
  const hasStill = still?.type === 'picture' && still.version !== null
  return (
    <figure
      class="embed"
      data-frame={frame?.src}
      data-ratio={frame?.ratio}
      data-height={frame?.height}
      data-plays={frame?.plays ? '' : undefined}
    >
      <a href={url}>
        {hasStill && <Picture picture={still} crop="wide" sizes={sizes} largest={960} alt="" />}
        <cite>
          <bdi>{source}</bdi>
          {author && ' · '}
          {author && <Text of={author} base={base} />}
        </cite>
        {title && (
          <b>
            <Text of={title} base={base} />
          </b>
        )}
        {text && (
          <span>
            <Text of={text} base={base} />
          </span>
        )}
        <i>{frame ? messages.embedShow(isolated(source)) : messages.embedOpen(isolated(source))}</i>
        {frame && <small>{messages.embedNotice(isolated(source))}</small>}
      </a>
    </figure>
  )
}

const sizes = '(min-width:40em) 34rem,100vw'
/** A name in Latin letters keeps its place in a sentence of the other direction. */
const isolated = (name: string) => `\u2068${name}\u2069`
