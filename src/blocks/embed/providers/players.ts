/** Providers of videos and sound. */
import { firstMatch, type Provider, parameter } from './provider.ts'

/** "90", "90s" and "1h2m3s" in seconds; null for any other text. */
function seconds(text: string | null): number | null {
  const match = /^(?:(\d{1,2})h)?(?:(\d{1,3})m)?(?:(\d{1,6})s?)?$/.exec(text ?? '')
  if (!match || !text) return null
  const [h, m, s] = match.slice(1).map((part) => Number(part ?? 0))
  return h! * 3_600 + m! * 60 + s! || null
}

const youtubeId = /^[\w-]{11}$/
const listId = /^[\w-]{10,64}$/

const youtube: Provider = {
  name: 'YouTube',
  hosts: [
    ...['youtube.com', 'www.youtube.com', 'm.youtube.com', 'music.youtube.com', 'youtu.be'],
    ...['youtube-nocookie.com', 'www.youtube-nocookie.com'],
  ],
  ratio: '16/9',
  plays: true,
  oembed: 'https://www.youtube.com/oembed?format=json&url=',
  read(url) {
    const { hostname, pathname, searchParams } = url
    const frame = 'https://www.youtube-nocookie.com/embed'
    if (/^\/(playlist|embed\/videoseries)\/?$/.test(pathname)) {
      const list = parameter(url, 'list', listId)
      if (!list) return null
      return {
        url: `https://www.youtube.com/playlist?list=${list}`,
        frame: `${frame}/videoseries?list=${list}`,
      }
    }
    const [id, isShort] =
      hostname === 'youtu.be'
        ? [firstMatch(pathname, /^\/([\w-]{11})\/?$/)?.[0]]
        : /^\/watch\/?$/.test(pathname)
          ? [parameter(url, 'v', youtubeId)]
          : [
              firstMatch(pathname, /^\/(?:embed|live|shorts|v)\/([\w-]{11})\/?$/)?.[0],
              pathname.startsWith('/shorts/'),
            ]
    if (!id) return null
    if (isShort)
      return {
        ...{ url: `https://www.youtube.com/shorts/${id}`, frame: `${frame}/${id}?autoplay=1` },
        ratio: '9/16',
      }
    const from = seconds(searchParams.get('t') ?? searchParams.get('start'))
    return {
      url: `https://www.youtube.com/watch?v=${id}${from ? `&t=${from}s` : ''}`,
      frame: `${frame}/${id}?autoplay=1${from ? `&start=${from}` : ''}`,
    }
  },
}

const vimeo: Provider = {
  name: 'Vimeo',
  hosts: ['vimeo.com', 'www.vimeo.com', 'player.vimeo.com'],
  ratio: '16/9',
  plays: true,
  oembed: 'https://vimeo.com/api/oembed.json?url=',
  read(url) {
    const found = firstMatch(
      url.pathname,
      /^\/(?:video\/|channels\/[\w-]+\/|groups\/[\w-]+\/videos\/)?(\d{5,12})(?:\/([0-9a-f]{8,20}))?\/?$/,
    )
    if (!found) return null
    const [id] = found
    const secret = found[1] ?? parameter(url, 'h', /^[0-9a-f]{8,20}$/)
    return {
      url: `https://vimeo.com/${id}${secret ? `/${secret}` : ''}`,
      frame: `https://player.vimeo.com/video/${id}?dnt=1&autoplay=1${secret ? `&h=${secret}` : ''}`,
    }
  },
}

const dailymotion: Provider = {
  name: 'Dailymotion',
  hosts: [
    ...['dailymotion.com', 'www.dailymotion.com', 'touch.dailymotion.com', 'geo.dailymotion.com'],
    'dai.ly',
  ],
  ratio: '16/9',
  plays: true,
  oembed: 'https://www.dailymotion.com/services/oembed?url=',
  read(url) {
    const { hostname, pathname } = url
    const id =
      hostname === 'dai.ly'
        ? firstMatch(pathname, /^\/([a-z0-9]{5,10})\/?$/i)?.[0]
        : hostname === 'geo.dailymotion.com'
          ? parameter(url, 'video', /^[a-z0-9]{5,10}$/i)
          : firstMatch(pathname, /^\/(?:embed\/)?video\/([a-z0-9]{5,10})(?:_[^/]*)?\/?$/i)?.[0]
    if (!id) return null
    return {
      url: `https://www.dailymotion.com/video/${id}`,
      frame: `https://geo.dailymotion.com/player.html?video=${id}`,
    }
  },
}

const soundcloud: Provider = {
  name: 'SoundCloud',
  hosts: [
    ...['soundcloud.com', 'www.soundcloud.com', 'm.soundcloud.com', 'w.soundcloud.com'],
    ...['api.soundcloud.com', 'on.soundcloud.com'],
  ],
  height: 166,
  plays: true,
  oembed: 'https://soundcloud.com/oembed?format=json&url=',
  read(url) {
    const { hostname, pathname, searchParams } = url
    if (hostname === 'on.soundcloud.com') {
      const short = firstMatch(pathname, /^\/(\w{4,30})\/?$/)?.[0]
      return short ? { url: `https://on.soundcloud.com/${short}`, frame: null } : null
    }
    if (hostname === 'w.soundcloud.com') {
      const inner = searchParams.get('url') ?? ''
      const shown = /^https:\/\/(api\.)?soundcloud\.com\//.test(inner) && URL.canParse(inner)
      return pathname === '/player/' && shown ? soundcloud.read(new URL(inner)) : null
    }
    const path =
      hostname === 'api.soundcloud.com'
        ? firstMatch(pathname, /^\/((?:tracks|playlists)\/\d{1,15})\/?$/)?.[0]
        : firstMatch(pathname, /^\/([\w-]{1,60}\/(?:sets\/)?[\w-]{1,200})\/?$/)?.[0]
    if (!path) return null
    const address = `https://${hostname === 'api.soundcloud.com' ? hostname : 'soundcloud.com'}/${path}`
    return {
      url: address,
      frame: `https://w.soundcloud.com/player/?url=${encodeURIComponent(address)}`,
      ...(/\/sets\/|^playlists\//.test(path) ? { height: 400 } : {}),
    }
  },
}

const spotify: Provider = {
  name: 'Spotify',
  hosts: ['open.spotify.com', 'spotify.link'],
  height: 352,
  plays: true,
  oembed: 'https://open.spotify.com/oembed?url=',
  read({ hostname, pathname }) {
    if (hostname === 'spotify.link') {
      const short = firstMatch(pathname, /^\/(\w{4,30})\/?$/)?.[0]
      return short ? { url: `https://spotify.link/${short}`, frame: null } : null
    }
    const found = firstMatch(
      pathname,
      /^\/(?:intl-[a-z]{2,5}\/)?(?:embed(?:-podcast)?\/)?(track|album|playlist|episode|show|artist)\/([A-Za-z0-9]{22})\/?$/,
    )
    if (!found) return null
    const [kind, id] = found
    return {
      url: `https://open.spotify.com/${kind}/${id}`,
      frame: `https://open.spotify.com/embed/${kind}/${id}`,
      ...(kind === 'track' || kind === 'episode' ? { height: 152 } : {}),
    }
  },
}

export const players: Provider[] = [youtube, vimeo, dailymotion, soundcloud, spotify]
