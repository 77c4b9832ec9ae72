/** The player of the broadcast: video.js over the still that was pressed. Its own script; nothing else loads it. */
import './no-dynamic-style.ts'
import videojs from 'video.js'
import { soundOf } from './audio-only.ts'
import { languages } from './labels.ts'

interface Words {
  audioOnly: string
  streamFailed: string
  streamOver: string
  tryAgain: string
}

/** So long it may wait for data before it says that something is wrong. */
const patienceMs = 20_000

/** Opens the player in the place of the still and plays; called by a press. */
export function open(box: HTMLElement): void {
  const stream = box.dataset.stream!
  const words = JSON.parse(box.dataset.words!) as Words
  const video = document.createElement('video')
  video.className = 'video-js'
  video.playsInline = true
  const poster = box.querySelector('img')?.currentSrc
  box.replaceChildren(video)
  // Safari plays HLS by itself, better than any script; elsewhere the player's own way offers more.
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
  // The page may read from right to left; a control bar and time do not.
  player.el().setAttribute('dir', 'ltr')
  box.dataset.open = ''
  const play = (src: string) => {
    player.src({ src, type: 'application/x-mpegURL' })
    void player.play()?.catch(() => {})
  }
  const notice = createNotice(player.el(), words.tryAgain, () => {
    notice.hide()
    player.focus()
    play(player.currentSrc() || stream)
  })
  offerSound(player, stream, words, play, () => notice.show(words.streamFailed))
  let waiting: ReturnType<typeof setTimeout> | undefined
  const settle = () => clearTimeout(waiting)
  player.on('waiting', () => {
    settle()
    waiting = setTimeout(() => notice.show(words.streamFailed), patienceMs)
  })
  player.on('playing', () => {
    settle()
    notice.hide()
  })
  player.on('error', () => {
    settle()
    notice.show(words.streamFailed)
  })
  player.on('ended', () => {
    settle()
    notice.show(words.streamOver)
  })
  play(stream)
  player.ready(() => player.focus())
}

type Player = ReturnType<typeof videojs>

/** A choice for weak connections, seen beside the picture: sound alone, and back. */
function offerSound(
  player: Player,
  stream: string,
  { audioOnly }: Words,
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
      const src = wanted ? await soundOf(stream) : stream
      button.ariaPressed = String(wanted)
      void player.audioPosterMode(wanted)
      play(src)
    } catch {
      fail()
    }
  }
  player.el().append(button)
}

/** A sentence over the picture with what can be done. */
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
