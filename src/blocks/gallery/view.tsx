import { blockDirection } from '../../language/bidi.ts'
import { Text } from '../../site/locale.tsx'
import type { Shown } from '../../site/parts/body-text.tsx'
import { hasMedia } from '../../site/parts/figure.tsx'
import { Enlarged, viewerWords } from '../../site/parts/photo.tsx'
import { Picture } from '../../site/parts/picture.tsx'
import type { Gallery } from './block.ts'

const sizes = '(min-width:64em) 18rem,50vw'

export function galleryView(
  { attrs: { title, pictures } }: Gallery,
  { locale, base, pictures: known }: Shown,
) {
  const photos = pictures.flatMap(({ mediaId, caption }) => {
    const media = known.get(mediaId)
    return media?.type === 'picture' && hasMedia(media) ? [{ media, caption: caption || media.caption }] : []
  })
  if (photos.length === 0) return null
  return (
    <section class="gallery">
      {title && (
        <h2>
          <Text of={title} base={base} />
        </h2>
      )}
      <ul class="photos">
        {photos.map(({ media, caption }, at) => (
          <li>
            <figure>
              <Enlarged locale={locale} media={media} photo={at === 0 ? { words: viewerWords(locale) } : {}}>
                <Picture picture={media} crop="photo" sizes={sizes} largest={960} alt={media.alt} />
              </Enlarged>
              <Caption caption={caption} creditline={media.creditline} base={base} />
            </figure>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Caption({
  caption,
  creditline,
  base,
}: {
  caption: string
  creditline: string
  base: 'rtl' | 'ltr'
}) {
  if (!caption && !creditline) return null
  const own = blockDirection(caption, base)
  return (
    <figcaption dir={own === base ? undefined : own}>
      {caption && <Text of={caption} base={own} />}
      {caption && creditline && ' — '}
      {creditline && (
        <small>
          <Text of={creditline} base={own} />
        </small>
      )}
    </figcaption>
  )
}
