import { Text } from '../../site/locale.tsx'
import type { Shown } from '../../site/parts/body-text.tsx'
import { durationOf } from '../../site/parts/card.tsx'
import { fileAddress } from '../../site/parts/file-address.ts'
import { Transcript } from '../../site/parts/listen.tsx'
import type { Audio } from './block.ts'

export function audioView({ attrs }: Audio, { locale, base, pictures }: Shown) {
  const { messages } = locale
  const media = pictures.get(attrs.mediaId)
  const address = media?.type === 'audio' ? fileAddress(media) : null
  if (!media || address === null) return null
  const title = attrs.title || media.caption
  return (
    <figure class="audio">
      <figcaption>
        <b>{title ? <Text of={title} base={base} /> : messages.audio}</b>
        {media.durationSeconds && <time>{durationOf(locale, media.durationSeconds)}</time>}
        {media.creditline && (
          <small>
            <Text of={media.creditline} base={base} />
          </small>
        )}
      </figcaption>
      {/* biome-ignore lint/a11y/useMediaCaption: its transcript follows */}
      <audio controls preload="none" src={address} aria-label={title || messages.audio} />
      <Transcript locale={locale} of={media} base={base} />
    </figure>
  )
}
