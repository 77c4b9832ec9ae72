/** The styles that pages carry inside them, and the policy that allows exactly these. */
import { hash } from 'node:crypto'
import { readPublication } from '../../content/publication/publication.ts'
import { listSections } from '../../content/sections/sections.ts'
import { tones } from '../colours.ts'
import type { SiteReading } from '../route.ts'

/** The sheet of every page: the publication's colours, the built styles, and which section is marked as current. */
export const siteSheet = (reading: SiteReading): Promise<string> => reading.once('sheet', makeSheet)

async function makeSheet(reading: SiteReading): Promise<string> {
  const { accent, breakingColour, language } = await readPublication(reading)
  const sections = await listSections(reading)
  const a = tones(accent)
  const b = tones(breakingColour)
  const colours = `:root{--accent:light-dark(${a.light},${a.dark});--fill:${a.fill};--alert:light-dark(${b.light},${b.dark});--alert-fill:${b.fill}}`
  const current = sections.map(({ id }) => `[data-section="${id}"] .nav [data-id="${id}"]`).join()
  const { site, further } = reading.assets.css
  return `${colours}${site}${language === 'ar' ? '' : further}${current ? `${current}{color:var(--accent);box-shadow:inset 0 -3px}` : ''}`
}

/** Closes the head and opens the body. */
export async function renderStyle(reading: SiteReading): Promise<string> {
  return `<style>${await siteSheet(reading)}</style></head>\n<body>`
}

export const renderPagesStyle = ({ assets }: SiteReading) => `<style>${assets.css.pages}</style>`

/** The headers of pages: `articles` with the sheet of every page, `pages` with the second one too. */
export const pageHeaders = (reading: SiteReading) =>
  reading.once('headers', async (once) => {
    const sheet = await siteSheet(once)
    return { articles: securityHeaders([sheet]), pages: securityHeaders([once.assets.css.pages, sheet]) }
  })

const hashes = new Map<string, string>()

function hashOf(sheet: string): string {
  let known = hashes.get(sheet)
  if (!known) {
    if (hashes.size > 20) hashes.clear()
    known = `'sha256-${hash('sha256', sheet, 'base64')}'`
    hashes.set(sheet, known)
  }
  return known
}

/** Content Security Policy Level 3: our own files, these very styles, and nothing else. */
export function policyFor(sheets: string[]): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src ${sheets.map(hashOf).join(' ')}`,
    "img-src 'self'",
    "font-src 'self'",
    "media-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join(';')
}

export function securityHeaders(sheets: string[]): [string, string][] {
  return [
    ['Content-Security-Policy', policyFor(sheets)],
    ['X-Content-Type-Options', 'nosniff'],
    ['Referrer-Policy', 'strict-origin-when-cross-origin'],
    ['Permissions-Policy', 'camera=(), microphone=(), geolocation=(), interest-cohort=()'],
  ]
}
