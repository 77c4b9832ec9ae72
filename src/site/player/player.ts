/** The broadcast player: video.js in place of the still picture. A separate script that only this uses. */
import './no-dynamic-style.ts'
import videojs from 'video.js'
import { audioOnlyUrl } from './audio-only.ts'
import { languages } from './labels.ts'
import { keepInSight } from './mini.ts'

interface Messages {
  audioOnly: string
  streamFailed: string
  streamOver: string
  tryAgain: string
  close: string
}

/** After waiting this long for data, the player shows a problem. */
const patienceMs = 20_000

/** Replaces the still picture with the player and starts it. */
export function open(box: HTMLElement): void {
  const stream = box.dataset.stream!
  const messages = JSON.parse(box.dataset.words!) as Messages
  const video = document.createElement('video')
  video.className = 'video-js'
  video.playsInline = true
  const poster = box.querySelector('img')?.currentSrc
  box.replaceChildren(video)
  // Safari plays HLS better natively; other browsers get more features from video.js.
  const isNative = videojs.browser.IS_ANY_SAFARI
  const player = videojs(video, {
    ...{ controls: true, fill: true, liveui: true, poster, preload: 'auto', experimentalSvgIcons: true },
    ...{ language: document.documentElement.lang, languages, errorDisplay: false, textTrackSettings: false },
    userActions: { hotkeys: true },
    controlBar: { volumePanel: { inline: false }, remainingTimeDisplay: false, durationDisplay: false },
    html5: {
      ...{ nativeAudioTracks: isNative, nativeVideoTracks: isNative, nativeTextTracks: isNative },
      vhs: { overrideNative: !isNative },
    },
  })
  // Control bars run left to right, even on a right-to-left page.
  player.el().setAttribute('dir', 'ltr')
  box.dataset.open = ''
  const play = (src: string) => {
    player.src({ src, type: 'application/x-mpegURL' })
    void player.play()?.catch(() => {})
  }
  const notice = createNotice(player.el(), messages.tryAgain, () => {
    notice.hide()
    player.focus()
    play(player.currentSrc() || stream)
  })
  offerSound(player, stream, messages, play, () => notice.show(messages.streamFailed))
  keepInSight(box, player, messages.close)
  let waiting: ReturnType<typeof setTimeout> | undefined
  const settle = () => clearTimeout(waiting)
  player.on('waiting', () => {
    settle()
    waiting = setTimeout(() => notice.show(messages.streamFailed), patienceMs)
  })
  player.on('playing', () => {
    settle()
    notice.hide()
  })
  player.on('error', () => {
    settle()
    notice.show(messages.streamFailed)
  })
  player.on('ended', () => {
    settle()
    notice.show(messages.streamOver)
  })
  play(stream)
  player.ready(() => player.focus())
}

type Player = ReturnType<typeof videojs>

/** A button for slow connections: switches to sound only, and back. */
function offerSound(
  player: Player,
  stream: string,
  { audioOnly }: Messages,
  play: (src: string) => void,
  fail: () => void,
): void {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'sound-only'
  button.textContent = audioOnly
  button.ariaPressed = 'false'
  button.onclick = async () => {
    const wanted = button.ariaPressed !== 'true'
    try {
      const src = wanted ? await audioOnlyUrl(stream) : stream
      button.ariaPressed = String(wanted)
      void player.audioPosterMode(wanted)
      play(src)
    } catch {
      fail()
    }
  }
  player.el().append(button)
}

/** Shows a sentence over the picture, with a button for the suggested action. */
function createNotice(over: Element, doing: string, act: () => void) {
  const box = document.createElement('div')
  box.className = 'notice'
  box.dir = document.documentElement.dir
  box.role = 'alert'
  box.hidden = true
  const sentence = document.createElement('p')
  const button = document.createElement('button')
  button.type = 'button'
  button.textContent = doing
  button.onclick = act
  box.append(sentence, button)
  over.append(box)
  return {
    show(text: string) {
      sentence.textContent = text
      box.hidden = false
    },
    hide() {
      box.hidden = true
    },
  }
}
