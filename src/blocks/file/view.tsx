import { fileSize } from '../../language/file-size.ts'
import { Text } from '../../site/locale.tsx'
import type { Shown } from '../../site/parts/body-text.tsx'
import { fileAddress } from '../../site/parts/file-address.ts'
import type { File } from './block.ts'

export function fileView({ attrs }: File, { locale, base, pictures }: Shown) {
  const media = pictures.get(attrs.mediaId)
  const address = media?.type === 'document' ? fileAddress(media) : null
  if (!media || address === null) return null
  const { ending, sizeInBytes } = media
  const { digits, language } = locale.publication
  const title = attrs.title || media.caption
  const type = ending?.toUpperCase()
  return (
    <p class="file">
      <a href={address} download>
        <b>{title ? <Text of={title} base={base} /> : <bdi>{type}</bdi>}</b>
        <small>
          {title && <bdi>{type}</bdi>}
          {title && sizeInBytes !== null && ' · '}
          {sizeInBytes !== null && fileSize(sizeInBytes, digits, language)}
        </small>
      </a>
      {media.creditline && (
        <small>
          <Text of={media.creditline} base={base} />
        </small>
      )}
    </p>
  )
}
