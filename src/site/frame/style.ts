/** The style sheets inlined in pages, and the policy headers that allow exactly these. */
import { readBrand } from '../../content/brand/read.ts'
import { readPublication } from '../../content/publication/publication.ts'
import { listSections } from '../../content/sections/sections.ts'
import { coloursSheet, hardestGrounds, readFaces, readLogo, usualColours } from '../brand.ts'
import { tones } from '../colours.ts'
import { readLocale } from '../locale.tsx'
import type { SiteReadContext } from '../route.ts'
import { type Allowed, mergeAllowed, securityHeaders } from './policy.ts'
import { sectionColours } from './section-colours.ts'
import { statisticsNeeds } from './statistics.tsx'

/** The style sheet of every page: the publication's colours and the built styles. */
export const siteSheet = (readContext: SiteReadContext): Promise<string> =>
  readContext.shared('sheet', makeSheet)

async function makeSheet(readContext: SiteReadContext): Promise<string> {
  const { accent, breakingColour, digits } = await readPublication(readContext)
  const sections = await listSections(readContext)
  const { brand } = readContext.assets
  const { colours: own } = await readBrand(readContext, 'colours')
  const faces = await readFaces(readContext)
  const logo = await readLogo(readContext)
  const grounds = own ? hardestGrounds(own) : brand?.paper?.hardest
  const a = tones(accent, grounds)
  const b = tones(breakingColour, grounds)
  const colours = `:root{--accent:light-dark(${a.light},${a.dark});--fill:${a.fill};--alert:light-dark(${b.light},${b.dark});--alert-fill:${b.fill}${counters[digits]}}`
  const { site } = readContext.assets.css
  // The newsroom's settings come last, so that they override the others.
  const beside = `${brand?.tokens ?? ''}${logo ? logoSheet : ''}${own ? coloursSheet(own) : ''}${faces.sheet}`
  // One set of colours alone, unless the site's folder changes some of the program's own.
  return `${own ? '' : coloursSheet(usualColours)}${colours}${site}${beside}${sectionColours(sections, grounds)}`
}

/** What numbers lists, in the publication's digits. */
const counters = { latn: '', arab: ';--decimal:arabic-indic', arabext: ';--decimal:persian' }

/** The logo is as high as the name it replaces. */
const logoSheet = '.name img{block-size:1.4em;inline-size:auto;object-fit:contain;background:none}'

/** Closes the head and opens the body. `page`: 'labels' where the first screen has no running text. */
export async function renderStyle(readContext: SiteReadContext, page: string): Promise<string> {
  const { direction } = await readLocale(readContext)
  const { text, all } = await readFaces(readContext)
  const first = [...(direction === 'rtl' && page !== 'labels' ? text : []), ...all]
  // After the lead picture: on a slow network the first page shows its fallback fonts in any case.
  const preloads = first.map(
    (face) => `<link rel="preload" fetchpriority="low" as="font" crossorigin href="${face}">`,
  )
  return `${preloads.join('')}<style>${await siteSheet(readContext)}</style></head>\n<body>`
}

export const renderPagesStyle = ({ assets }: SiteReadContext) => `<style>${assets.css.pages}</style>`

/** Page headers: `articles` allow the sheet of every page, `pages` allow the second sheet too. */
export const pageHeaders = (readContext: SiteReadContext) =>
  readContext.shared('headers', async (context) => {
    const sheets = await pageSheets(context)
    const needs = await statisticsNeeds(context)
    return { articles: securityHeaders(sheets.articles, needs), pages: securityHeaders(sheets.pages, needs) }
  })

/** The headers of a page that needs extra sources in its policy. */
export async function headersWith(
  readContext: SiteReadContext,
  allowed: Allowed,
  isArticle = false,
): Promise<[string, string][]> {
  const sheets = await pageSheets(readContext)
  const all = mergeAllowed(allowed, await statisticsNeeds(readContext))
  return securityHeaders(isArticle ? sheets.articles : sheets.pages, all)
}

async function pageSheets(readContext: SiteReadContext) {
  const sheet = await siteSheet(readContext)
  return { articles: [sheet], pages: [readContext.assets.css.pages, sheet] }
}
