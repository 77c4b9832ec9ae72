/** The dates of posts: from UTC, or from local time by the site's zone. */
import { momentAt, wallTime } from '../../../language/days.ts'
import type { WxrDate } from '../items.ts'

/** Zones tried when nobody names one, before all others. */
const likely = [
  ...['Asia/Riyadh', 'Asia/Dubai', 'Asia/Beirut', 'Africa/Cairo', 'Asia/Amman', 'Asia/Damascus'],
  ...['Asia/Baghdad', 'Asia/Qatar', 'Asia/Kuwait', 'Asia/Gaza', 'Africa/Casablanca', 'Africa/Algiers'],
  ...['Africa/Tunis', 'Africa/Tripoli', 'Africa/Khartoum', 'Asia/Aden', 'Asia/Muscat', 'Europe/Istanbul'],
  ...['Asia/Tehran', 'Asia/Karachi', 'UTC', 'Europe/London', 'Europe/Paris', 'Europe/Berlin'],
]

const pad = (n: number) => String(n).padStart(2, '0')

const localTime = (utc: string, zone: string): string => {
  const { year, month, day, hour, minute } = wallTime(new Date(utc), zone)
  return `${year}-${pad(month)}-${pad(day)} ${pad(hour)}:${pad(minute)}`
}

/** The share of pairs that a zone explains. */
const shareOf = (pairs: [string, string][], zone: string) =>
  pairs.filter(([local, utc]) => localTime(utc, zone) === local.slice(0, 16)).length / pairs.length

/** The zone that explains most pairs of local and universal time; null when none explains nine in ten. */
export function zoneOf(pairs: [string, string][], own: string): string | null {
  if (pairs.length === 0) return null
  let best: { zone: string; share: number } | null = null
  for (const zone of new Set([own, ...likely, ...Intl.supportedValuesOf('timeZone')])) {
    const share = shareOf(pairs, zone)
    if (share === 1) return zone
    if (!best || share > best.share) best = { zone, share }
  }
  return best && best.share >= 0.9 ? best.zone : null
}

/** The moment of a date; null when the export has none. */
export function momentOf({ local, utc }: WxrDate, zone: string): Date | null {
  if (utc !== null) return new Date(utc)
  if (local === null) return null
  const [day = '', time = ''] = local.split(' ')
  const [hour = 0, minute = 0, second = 0] = time.split(':').map(Number)
  const at = momentAt(day, hour * 60 + minute, zone)
  return new Date(at.getTime() + second * 1_000)
}
