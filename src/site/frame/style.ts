/** The styles that pages carry inside them, and the policy that allows exactly these. */
import { readPublication } from '../../content/publication/publication.ts'
import { listSections } from '../../content/sections/sections.ts'
import { tones } from '../colours.ts'
import type { SiteReading } from '../route.ts'
import { type Allowed, securityHeaders } from './policy.ts'

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
    const sheets = await pageSheets(once)
    return { articles: securityHeaders(sheets.articles), pages: securityHeaders(sheets.pages) }
  })

/** The headers of a page whose policy allows something more. */
export async function headersWith(
  reading: SiteReading,
  allowed: Allowed,
  isArticle = false,
): Promise<[string, string][]> {
  const sheets = await pageSheets(reading)
  return securityHeaders(isArticle ? sheets.articles : sheets.pages, allowed)
}

async function pageSheets(reading: SiteReading) {
  const sheet = await siteSheet(reading)
  return { articles: [sheet], pages: [reading.assets.css.pages, sheet] }
}
