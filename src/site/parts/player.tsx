/** The screen of the broadcast: its still, which a press turns into the player (src/site/player, a bundle of its own). */
import type { Picture as MediaPicture } from '../../content/media/pictures.ts'
import type { Assets } from '../assets.ts'
import type { House } from '../house.tsx'
import { Picture, Plate } from './picture.tsx'

interface Props {
  house: House
  assets: Assets
  streamUrl: string
  /** Whether the stream runs. */
  isOn: boolean
  still: MediaPicture | null
}

export function Player({ house, assets, streamUrl, isOn, still }: Props) {
  const { words } = house
  const { audioOnly, streamFailed, streamOver, tryAgain } = words
  if (!streamUrl && !still?.version) return null
  return (
    <div
      class="screen"
      id="live-player"
      {...(streamUrl && {
        'data-stream': streamUrl,
        'data-script': assets.url('player.js'),
        'data-style': assets.url('player.css'),
        'data-words': JSON.stringify({ audioOnly, streamFailed, streamOver, tryAgain }),
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
            <span>{words.watchLive}</span>
          </button>
          <noscript>
            {/* biome-ignore lint/a11y/useMediaCaption: captions of a broadcast come with its stream */}
            <video controls preload="none" playsinline src={streamUrl} aria-label={words.watchLive} />
            <a href={streamUrl}>{words.watchLive}</a>
          </noscript>
        </>
      )}
    </div>
  )
}
