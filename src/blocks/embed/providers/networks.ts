/** Social networks. */
import { type Found, firstMatch, type Provider, parameter } from './provider.ts'

const x: Provider = {
  name: 'X',
  hosts: [
    ...['x.com', 'www.x.com', 'mobile.x.com', 'twitter.com', 'www.twitter.com', 'mobile.twitter.com'],
    'platform.twitter.com',
  ],
  height: 600,
  oembed: 'https://publish.twitter.com/oembed?omit_script=1&dnt=1&url=',
  read(url) {
    const id = /^\/embed\/Tweet\.html$/.test(url.pathname) && parameter(url, 'id', /^\d{1,20}$/)
    const found = id
      ? ['i', id]
      : firstMatch(url.pathname, /^\/(?:(\w{1,15})|i\/web)\/status(?:es)?\/(\d{1,20})(?:\/|$)/)
    if (!found) return null
    const [user = 'i', post] = found
    return {
      url: `https://x.com/${user}/status/${post}`,
      frame: `https://platform.twitter.com/embed/Tweet.html?id=${post}&dnt=true`,
    }
  },
}

const facebookPost = (path: string, isVideo = false): Found => {
  const url = `https://www.facebook.com/${path}`
  const plugin = isVideo ? 'video' : 'post'
  return {
    url,
    frame: `https://www.facebook.com/plugins/${plugin}.php?show_text=true&href=${encodeURIComponent(url)}`,
    ...(isVideo ? { height: 480 } : {}),
  }
}

const facebook: Provider = {
  name: 'Facebook',
  hosts: [
    ...['facebook.com', 'www.facebook.com', 'm.facebook.com', 'web.facebook.com', 'mbasic.facebook.com'],
    'fb.watch',
  ],
  height: 600,
  read(url) {
    const { hostname, pathname, searchParams } = url
    if (hostname === 'fb.watch') {
      const short = firstMatch(pathname, /^\/([\w-]{4,40})\/?$/)?.[0]
      return short ? { url: `https://fb.watch/${short}/`, frame: null } : null
    }
    if (/^\/plugins\/(post|video)\.php$/.test(pathname)) {
      const inner = searchParams.get('href') ?? ''
      const isOwn = /^https?:\/\/(www\.|m\.)?facebook\.com\/(?!plugins\/)/.test(inner) && URL.canParse(inner)
      return isOwn ? facebook.read(new URL(inner)) : null
    }
    const path = pathname.replace(/\/$/, '')
    const share = firstMatch(path, /^\/share\/((?:[pvr]\/)?\w{4,40})$/)?.[0]
    if (share) return { url: `https://www.facebook.com/share/${share}/`, frame: null }
    const number = /^\d{1,25}$/
    const watched = path === '/watch' && parameter(url, 'v', number)
    if (watched) return facebookPost(`watch/?v=${watched}`, true)
    const photo = /^\/photo(\.php)?$/.test(path) && parameter(url, 'fbid', number)
    if (photo) return facebookPost(`photo.php?fbid=${photo}`)
    const story = /^\/(permalink|story)\.php$/.test(path) && parameter(url, 'story_fbid', /^\w{1,100}$/)
    const owner = parameter(url, 'id', number)
    if (story && owner) return facebookPost(`permalink.php?story_fbid=${story}&id=${owner}`)
    const video = firstMatch(path, /^\/([\w.-]{1,80})\/videos\/(?:[^/]+\/)?(\d{1,25})$/)
    if (video) return facebookPost(`${video[0]}/videos/${video[1]}`, true)
    const reel = firstMatch(path, /^\/reel\/(\d{1,25})$/)?.[0]
    if (reel) return facebookPost(`reel/${reel}`, true)
    const group = firstMatch(path, /^\/groups\/([\w.-]{1,80})\/(?:posts|permalink)\/(\d{1,25})$/)
    if (group) return facebookPost(`groups/${group[0]}/posts/${group[1]}`)
    const post = firstMatch(path, /^\/([\w.-]{1,80})\/posts\/(?:[^/]+\/)?(\w{1,100})$/)
    return post ? facebookPost(`${post[0]}/posts/${post[1]}`) : null
  },
}

const instagram: Provider = {
  name: 'Instagram',
  hosts: ['instagram.com', 'www.instagram.com', 'm.instagram.com', 'instagr.am'],
  height: 700,
  read({ pathname }) {
    const found = firstMatch(
      pathname,
      /^\/(?:[\w.]{1,40}\/)?(p|reels?|tv)\/([\w-]{5,40})(?:\/(?:embed(?:\/captioned)?\/?)?)?$/,
    )
    if (!found) return null
    const post = `${found[0]!.startsWith('reel') ? 'reel' : 'p'}/${found[1]}`
    return {
      url: `https://www.instagram.com/${post}/`,
      frame: `https://www.instagram.com/${post}/embed/`,
    }
  },
}

const tiktok: Provider = {
  name: 'TikTok',
  hosts: ['tiktok.com', 'www.tiktok.com', 'm.tiktok.com', 'vm.tiktok.com', 'vt.tiktok.com'],
  height: 740,
  plays: true,
  oembed: 'https://www.tiktok.com/oembed?url=',
  read({ hostname, pathname }) {
    if (/^v[mt]\./.test(hostname)) {
      const short = firstMatch(pathname, /^\/(\w{5,30})\/?$/)?.[0]
      return short ? { url: `https://${hostname}/${short}/`, frame: null } : null
    }
    const found =
      firstMatch(pathname, /^\/@([\w.]{0,40})\/(?:video|photo)\/(\d{8,25})\/?$/) ??
      firstMatch(pathname, /^\/()(?:embed(?:\/v\d)?|player\/v1|v)\/(\d{8,25})(?:\.html)?\/?$/)
    if (!found) return null
    return {
      url: `https://www.tiktok.com/@${found[0]}/video/${found[1]}`,
      frame: `https://www.tiktok.com/embed/v2/${found[1]}`,
    }
  },
}

const telegram: Provider = {
  name: 'Telegram',
  hosts: ['t.me', 'telegram.me', 'telegram.dog'],
  height: 500,
  read({ pathname }) {
    const found = firstMatch(pathname, /^\/(?:s\/)?([A-Za-z]\w{3,31})\/(\d{1,10})\/?$/)
    if (!found) return null
    const url = `https://t.me/${found[0]}/${found[1]}`
    return { url, frame: `${url}?embed=1` }
  },
}

export const networks: Provider[] = [x, facebook, instagram, tiktok, telegram]
