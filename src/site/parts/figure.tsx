import { captionName } from '../../content/media/captions.ts'
import type { Picture as MediaPicture } from '../../content/media/pictures.ts'
import { originalUrl, partUrl, renditionUrl } from '../../content/media/renditions.ts'
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
  if (video.version === null && !video.streamUrl)
    return <Plate alt={video.alt || house.words.videoUnavailable} />
  const still = poster?.version ? renditionUrl(poster, 'wide', 1280, 'jpg') : undefined
  const language = house.publication.language
  const nameOf = new Intl.DisplayNames([language], { type: 'language' })
  return (
    // biome-ignore lint/a11y/useMediaCaption: it has the captions that the desk gave it
    <video
      controls
      preload="none"
      playsinline
      width={video.width}
      height={video.height}
      poster={still}
      aria-label={video.alt || video.caption || house.words.video}
    >
      {/* A browser takes the first that it plays: by segments and in sizes where it can, else the file. */}
      {video.streamUrl && <source src={video.streamUrl} type={hls} />}
      {video.version && video.hls && <source src={partUrl(video, 'hls-master.m3u8')} type={hls} />}
      {video.version && (
        <source
          src={originalUrl({ ...video, ending: fileEnding(video.contentType) })}
          type={video.contentType ?? 'video/mp4'}
        />
      )}
      {video.version &&
        video.captions.map((caption) => (
          <track
            kind="captions"
            srclang={caption.language}
            label={nameOf.of(caption.language)}
            src={partUrl(video, captionName(caption))}
            default={caption.language === language}
          />
        ))}
      {house.words.videoUnavailable}
    </video>
  )
}

const hls = 'application/vnd.apple.mpegurl'
