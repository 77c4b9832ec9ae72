/** Pictures in the widths that a screen can use: AVIF, else WebP, and JPEG for the large ones; a calm plate where there is no file. */
import type { Picture as MediaPicture } from '../../content/media/pictures.ts'
import { type Crop, renditionSize, renditionUrl, srcset, type Width } from '../../content/media/renditions.ts'

interface Props {
  picture: MediaPicture
  crop: Crop
  /** How wide it is shown, as the `sizes` attribute says it. */
  sizes: string
  largest: Width
  alt: string
  /** The picture that is seen first. */
  first?: boolean
}

export function Picture({ picture, crop, sizes, largest, alt, first }: Props) {
  const size = renditionSize(picture, crop, largest)
  if (picture.version === null) return <Plate alt={alt} />
  const isLarge = largest > 960
  return (
    <picture>
      <source type="image/avif" srcset={srcset(picture, crop, 'avif', largest)} sizes={sizes} />
      {isLarge && <source type="image/webp" srcset={srcset(picture, crop, 'webp', largest)} sizes={sizes} />}
      <img
        src={renditionUrl(picture, crop, Math.min(largest, 640) as Width, isLarge ? 'jpg' : 'webp')}
        width={size.width}
        height={size.height}
        alt={alt}
        {...(first ? { fetchpriority: 'high' } : { loading: 'lazy' as const, decoding: 'async' as const })}
      />
    </picture>
  )
}

/** Says in words what the picture shows, until there is one; without words it is an ornament. */
export function Plate({ alt }: { alt: string }) {
  return alt ? <span class="plate">{alt}</span> : <span class="plate" aria-hidden="true" />
}

/** A small square picture beside its name: an ornament for those who cannot see it. */
export function Thumb({ picture, size }: { picture: MediaPicture | null; size: 80 | 160 }) {
  if (!picture?.version) return <Plate alt="" />
  const double: Width = size === 80 ? 160 : 320
  return (
    <picture>
      <source type="image/avif" srcset={renditionUrl(picture, 'square', double, 'avif')} />
      <img
        src={renditionUrl(picture, 'square', double, 'webp')}
        width={size}
        height={size}
        alt=""
        loading="lazy"
      />
    </picture>
  )
}
