import { captionName } from '../../content/media/captions.ts'
import type { Picture as MediaPicture } from '../../content/media/pictures.ts'
import { originalUrl, partUrl, renditionUrl } from '../../content/media/renditions.ts'
import { blockDirection } from '../../language/bidi.ts'
import { readingMessages } from '../../language/messages/reading/messages.ts'
import { fileEnding } from '../frame/structured-data.ts'
import { inLanguage, type SiteLocale, Text } from '../locale.tsx'
import { Enlarged } from './photo.tsx'
import { Picture } from './picture.tsx'

interface Props {
  locale: SiteLocale
  media: MediaPicture
  /** For videos. */
  poster?: MediaPicture | null
  /** Replaces the media item's own caption. */
  caption?: string
  first?: boolean
  /** For a picture that the viewer of full-screen pictures shows. */
  photo?: { words?: string | undefined }
  sizes?: string
  /** The direction of the surrounding text; the publication's by default. */
  base?: 'rtl' | 'ltr'
}

export const figureSizes = '(min-width:64em) 58rem,100vw'

/** Whether there is media to show: a file, or an external stream. */
export const hasMedia = ({ type, version, streamUrl }: MediaPicture) =>
  (type === 'picture' && version !== null) || (type === 'video' && (version !== null || streamUrl !== ''))

/**
 * A picture or a video with its caption and credit line. Without a file, shows only the caption or nothing,
 * never an empty frame.
 */
export function Figure({
  locale,
  media,
  poster,
  caption,
  first,
  photo,
  sizes = figureSizes,
  base = locale.direction,
}: Props) {
  const words = caption || media.caption
  // A caption entirely in the other direction runs that way on every line, and so does its credit.
  const own = blockDirection(words, base)
  const shown = hasMedia(media)
  if (media.type !== 'picture' && media.type !== 'video') return null
  if (!shown && !words && !media.creditline) return null
  return (
    <figure>
      {shown &&
        (media.type === 'video' ? (
          <>
            <Video locale={locale} video={media} poster={poster ?? null} />
            <VideoText locale={locale} video={media} />
          </>
        ) : (
          <Enlarged locale={locale} media={media} photo={photo}>
            <Picture picture={media} crop="full" sizes={sizes} largest={1600} alt={media.alt} first={first} />
          </Enlarged>
        ))}
      {(words || media.creditline) && (
        <figcaption dir={own === base ? undefined : own}>
          {words && <Text of={words} base={own} />}
          {words && media.creditline && ' — '}
          {media.creditline && (
            <small>
              <Text of={media.creditline} base={own} />
            </small>
          )}
        </figcaption>
      )}
    </figure>
  )
}

export function Video({
  locale,
  video,
  poster,
}: {
  locale: SiteLocale
  video: MediaPicture
  poster: MediaPicture | null
}) {
  const still = poster?.version ? renditionUrl(poster, 'wide', 1280, 'jpg') : undefined
  const language = locale.publication.language
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
      aria-label={video.alt || video.caption || locale.messages.video}
    >
      {/* Browsers use the first source they can play: the stream where supported, otherwise the file. */}
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
      {locale.messages.videoUnavailable}
    </video>
  )
}

/** The words of the video's captions, in the language of the page or else in their first one. */
function VideoText({ locale, video: { version, captions } }: { locale: SiteLocale; video: MediaPicture }) {
  const { language } = locale.publication
  const spoken = captions.filter(({ text }) => text !== '')
  const caption = spoken.find((one) => one.language === language) ?? spoken[0]
  if (!version || !caption) return null
  const { lang, dir } = inLanguage(locale, caption.language)
  return (
    <details>
      <summary>{readingMessages(language).videoText}</summary>
      <div lang={lang} dir={dir}>
        {caption.text.split('\n\n').map((paragraph) => (
          <p>
            <Text of={paragraph} base={dir ?? locale.direction} />
          </p>
        ))}
      </div>
    </details>
  )
}

const hls = 'application/vnd.apple.mpegurl'
