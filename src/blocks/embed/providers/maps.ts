/** Maps. */
import { firstMatch, type Provider, parameter } from './provider.ts'

const degrees = '(-?\\d{1,3}(?:\\.\\d{1,20})?)'
const point = new RegExp(`^${degrees},\\s*${degrees}$`)
/** Five decimals are about one metre. */
const rounded = (text: string | number) => Number(Number(text).toFixed(5))

/** A percent-encoded part of a path as text; null when it is damaged. */
function decoded(part: string | undefined): string | null {
  try {
    return part === undefined ? null : decodeURIComponent(part.replaceAll('+', ' '))
  } catch {
    return null
  }
}

const googleShort = /^\/((?:maps\/)?[A-Za-z0-9_-]{6,40})\/?$/

const google: Provider = {
  name: 'Google Maps',
  hosts: ['google.com', 'www.google.com', 'maps.google.com', 'maps.app.goo.gl', 'goo.gl'],
  ratio: '4/3',
  read(url) {
    const { hostname, pathname, searchParams } = url
    if (hostname.endsWith('goo.gl')) {
      const short = firstMatch(pathname, googleShort)?.[0]
      const isMap = hostname === 'maps.app.goo.gl' || pathname.startsWith('/maps/')
      return short && isMap ? { url: `https://${hostname}/${short}`, frame: null } : null
    }
    if (hostname !== 'maps.google.com' && !/^\/maps(\/|$)/.test(pathname)) return null
    const seen = firstMatch(pathname, new RegExp(`@${degrees},${degrees}(?:,(\\d{1,2})(?:\\.\\d+)?z)?`))
    const packed = searchParams.get('pb') ?? ''
    const [longitude] = firstMatch(packed, new RegExp(`!2d${degrees}`)) ?? []
    const [latitude] = firstMatch(packed, new RegExp(`!3d${degrees}`)) ?? []
    const given = firstMatch(searchParams.get('ll') ?? searchParams.get('center') ?? '', point)
    const [lat, lon] = seen ?? given ?? (latitude && longitude ? [latitude, longitude] : [])
    const centre = lat && lon ? `${rounded(lat)},${rounded(lon)}` : null
    const named = decoded(firstMatch(pathname, /^\/maps\/(?:place|search)\/([^/@]+)/)?.[0])
    const wanted = searchParams.get('q') ?? searchParams.get('query') ?? named ?? centre
    const q = wanted?.trim().slice(0, 300).toWellFormed().replaceAll('\ufffd', '').trim()
    if (!q) return null
    const zoom = seen?.[2] ?? parameter(url, 'z', /^\d{1,2}$/)
    const query = new URLSearchParams({
      q,
      ...(centre && centre !== q ? { ll: centre } : {}),
      ...(zoom ? { z: zoom } : {}),
    })
    const address = `https://www.google.com/maps?${query}`
    return { url: address, frame: `${address}&output=embed` }
  },
}

const openStreetMap: Provider = {
  name: 'OpenStreetMap',
  hosts: ['openstreetmap.org', 'www.openstreetmap.org', 'osm.org', 'www.osm.org'],
  ratio: '4/3',
  read(url) {
    const { hash, pathname, searchParams } = url
    const marked = firstMatch(
      searchParams.get('marker') ?? `${searchParams.get('mlat')},${searchParams.get('mlon')}`,
      point,
    )
    const box = firstMatch(searchParams.get('bbox') ?? '', new RegExp(`^${degrees}(?:,${degrees}){3}$`))
      ? searchParams.get('bbox')!.split(',').map(Number)
      : null
    const shown = firstMatch(hash, new RegExp(`^#map=(\\d{1,2})(?:\\.\\d+)?/${degrees}/${degrees}`))
    if (
      pathname !== '/' &&
      pathname !== '/export/embed.html' &&
      !/^\/(node|way|relation)\/\d+/.test(pathname)
    )
      return null
    const [west = 0, south = 0, east = 0, north = 0] = box ?? []
    const [lat, lon] = shown
      ? [shown[1], shown[2]]
      : box
        ? [String((south + north) / 2), String((west + east) / 2)]
        : (marked ?? [])
    if (lat === undefined || lon === undefined) return null
    const span = Math.max(east - west, 0.0002)
    const zoom = shown ? Number(shown[0]) : box ? Math.round(Math.log2(360 / span)) : 15
    const z = Math.min(19, Math.max(1, zoom))
    const [y, x] = [rounded(lat), rounded(lon)]
    const [half, high] = [180 / 2 ** z, 135 / 2 ** z]
    const marker = marked ? [rounded(marked[0]!), rounded(marked[1]!)] : null
    const sides = [x - half, y - high, x + half, y + high].map(rounded)
    return {
      url: `https://www.openstreetmap.org/${marker ? `?mlat=${marker[0]}&mlon=${marker[1]}` : ''}#map=${z}/${y}/${x}`,
      frame: `https://www.openstreetmap.org/export/embed.html?bbox=${sides.join()}&layer=mapnik${marker ? `&marker=${marker.join()}` : ''}`,
    }
  },
}

export const maps: Provider[] = [google, openStreetMap]
