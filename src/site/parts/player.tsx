/** The broadcast's still picture; pressing it loads the player (src/site/player, a separate bundle). */
import type { Picture as MediaPicture } from '../../content/media/pictures.ts'
import type { Assets } from '../assets.ts'
import type { SiteLocale } from '../locale.tsx'
import { Picture, Plate } from './picture.tsx'

interface Props {
  locale: SiteLocale
  assets: Assets
  streamUrl: string
  /** Whether the stream runs. */
  isOn: boolean
  still: MediaPicture | null
}

export function Player({ locale, assets, streamUrl, isOn, still }: Props) {
  const { messages } = locale
  const { audioOnly, streamFailed, streamOver, tryAgain, close } = messages
  if (!streamUrl && !still?.version) return null
  return (
    <div
      class="screen"
      id="live-player"
      {...(streamUrl && {
        'data-stream': streamUrl,
        'data-script': assets.url('player.js'),
        'data-style': assets.url('player.css'),
        'data-words': JSON.stringify({ audioOnly, streamFailed, streamOver, tryAgain, close }),
      })}
    >
      {still ? (
        <Picture
          picture={still}
          crop="wide"
          sizes="(min-width:60em) 46rem,100vw"
          largest={1280}
          alt={still.alt}
          first
        />
      ) : (
        <Plate alt="" />
      )}
      {isOn && (
        <>
          <button type="button" data-play>
            <span>{messages.watchLive}</span>
          </button>
          <noscript>
            {/* biome-ignore lint/a11y/useMediaCaption: captions of a broadcast come with its stream */}
            <video controls preload="none" playsinline src={streamUrl} aria-label={messages.watchLive} />
            <a href={streamUrl}>{messages.watchLive}</a>
          </noscript>
        </>
      )}
    </div>
  )
}
