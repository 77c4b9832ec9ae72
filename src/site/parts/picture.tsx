/** Pictures in several widths: AVIF, then WebP, and JPEG for large ones. A placeholder when there is no file. */
import type { Picture as MediaPicture } from '../../content/media/pictures.ts'
import { type Crop, renditionSize, renditionUrl, srcset, type Width } from '../../content/media/renditions.ts'

interface Props {
  picture: MediaPicture
  crop: Crop
  /** The `sizes` attribute: the width at which the picture is shown. */
  sizes: string
  largest: Width
  alt: string
  /** The picture on the first screen. */
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

/** A placeholder with the picture's description; decorative when there is no description. */
export function Plate({ alt }: { alt: string }) {
  return alt ? <span class="plate">{alt}</span> : <span class="plate" aria-hidden="true" />
}

/** A small square picture beside a name; decorative, so screen readers skip it. */
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
