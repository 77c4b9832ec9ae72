/**
 * What the programming interface of WordPress (/wp-json/) says, and an export leaves out: time zone, icon, logo, places of
 * menus, biographies and slugs of authors.
 */
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { createGunzip } from 'node:zlib'
import type { Loss } from '../../archive/loss.ts'
import { slugOf } from '../values.ts'

export interface RestUser {
  id: number
  slug: string
  /** Known only to those who signed in. */
  login: string
  name: string
  /** HTML. */
  biography: string
}

export interface RestSite {
  /** The address of the site; '' when no answer says it. */
  home: string
  /** Of IANA, such as Asia/Beirut; null where the site has an offset only. */
  zone: string | null
  iconId: number | null
  logoId: number | null
  /** The places of each menu, by its slug: 'primary', 'footer'. */
  menus: Map<string, string[]>
  users: RestUser[]
  losses: Loss[]
}

export const noRestSite = (): RestSite => ({
  ...{ home: '', zone: null, iconId: null, logoId: null, menus: new Map(), users: [], losses: [] },
})

const largest = 64 * 1024 * 1024
type Values = Record<string, unknown>

const isValues = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const idOf = (value: unknown): number | null => {
  const id = Number(value)
  return Number.isSafeInteger(id) && id > 0 ? id : null
}

function zoneOf(value: unknown): string | null {
  try {
    return text(value) && !/^UTC[+-]/i.test(text(value))
      ? new Intl.DateTimeFormat('en', { timeZone: text(value) }).resolvedOptions().timeZone
      : null
  } catch {
    return null
  }
}

/** Adds what one answer says; answers of other kinds say nothing that an export does not. */
export function addAnswer(site: RestSite, answer: unknown): void {
  if (Array.isArray(answer)) {
    for (const item of answer.filter(isValues)) addItem(site, item)
    return
  }
  if (!isValues(answer)) return
  const isIndex = Array.isArray(answer.namespaces)
  const isSettings = 'start_of_week' in answer && 'title' in answer
  if (!isIndex && !isSettings) return
  site.home ||= text(answer.home) || text(answer.url)
  site.zone ??= zoneOf(answer.timezone_string) ?? zoneOf(answer.timezone)
  site.iconId ??= idOf(answer.site_icon)
  site.logoId ??= idOf(answer.site_logo)
}

function addItem(site: RestSite, item: Values): void {
  if (Array.isArray(item.locations) && 'auto_add' in item) {
    site.menus.set(slugOf(text(item.slug)), item.locations.map(text).filter(Boolean))
    return
  }
  const id = idOf(item.id)
  if (!('avatar_urls' in item) || !('description' in item) || id === null) return
  const user = {
    ...{ id, slug: slugOf(text(item.slug)), login: text(item.username) },
    ...{ name: text(item.name), biography: text(item.description) },
  }
  const at = site.users.findIndex((one) => one.id === id)
  if (at < 0) site.users.push(user)
  else if (user.login) site.users[at] = user
}

async function bytesOf(path: string): Promise<Buffer> {
  if ((await stat(path)).size > largest) throw new Error(`it has more than ${largest / 1024 / 1024} MB`)
  const isPacked = /\.gz$/i.test(path)
  const chunks: Buffer[] = []
  let size = 0
  const file = createReadStream(path)
  const stream = isPacked ? file.pipe(createGunzip()) : file
  file.on('error', (error) => stream.destroy(error))
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > largest) throw new Error(`it unpacks to more than ${largest / 1024 / 1024} MB`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** Reads saved answers; null when none of the files is one. */
export async function readAnswers(files: string[]): Promise<RestSite | null> {
  const saved = files.filter((file) => /\.json(\.gz)?$/i.test(file))
  if (saved.length === 0) return null
  const site = noRestSite()
  for (const file of saved)
    try {
      addAnswer(site, JSON.parse((await bytesOf(file)).toString('utf8')))
    } catch (error) {
      site.losses.push({
        kind: 'saved answers of WordPress that cannot be read',
        detail: `${file.split('/').at(-1)}: ${(error as Error).message}`,
      })
    }
  return site
}
