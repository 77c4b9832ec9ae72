import type { Picture as MediaPicture } from '../../content/media/pictures.ts'
import { originalUrl, renditionUrl } from '../../content/media/renditions.ts'
import { fileEnding } from '../frame/structured-data.ts'
import { type House, Text } from '../house.tsx'
import { Picture, Plate } from './picture.tsx'

interface Props {
  house: House
  media: MediaPicture
  /** Of a video. */
  poster?: MediaPicture | null
  /** Instead of the item's own. */
  caption?: string
  first?: boolean
  sizes?: string
}

export const figureSizes = '(min-width:64em) 58rem,100vw'

/** A picture or a video with its caption and creditline, each in its own voice. */
export function Figure({ house, media, poster, caption, first, sizes = figureSizes }: Props) {
  const words = caption || media.caption
  const base = house.direction
  return (
    <figure>
      {media.type === 'video' ? (
        <Video house={house} video={media} poster={poster ?? null} />
      ) : (
        <Picture picture={media} crop="full" sizes={sizes} largest={1600} alt={media.alt} first={first} />
      )}
      {(words || media.creditline) && (
        <figcaption>
          {words && <Text of={words} base={base} />}
          {words && media.creditline && ' / '}
          {media.creditline && (
            <small>
              <Text of={media.creditline} base={base} />
            </small>
          )}
        </figcaption>
      )}
    </figure>
  )
}

export function Video({
  house,
  video,
  poster,
}: {
  house: House
  video: MediaPicture
  poster: MediaPicture | null
}) {
  if (video.version === null) return <Plate alt={video.alt || house.words.videoUnavailable} />
  const still = poster?.version ? renditionUrl(poster, 'wide', 1280, 'jpg') : undefined
  return (
    // biome-ignore lint/a11y/useMediaCaption: a media item has no caption track yet
    <video
      controls
      preload="none"
      playsinline
      width={1280}
      height={720}
      poster={still}
      aria-label={video.alt || video.caption || house.words.video}
    >
      <source
        src={originalUrl({ ...video, ending: fileEnding(video.contentType) })}
        type={video.contentType ?? 'video/mp4'}
      />
      {house.words.videoUnavailable}
    </video>
  )
}
