/** Queries shared by the pages of live coverage. */

import { bodyText } from '../../body/document.ts'
import type { Card } from '../../content/articles/cards.ts'
import type { Entry } from '../../content/coverage/entries.ts'
import { outsideOf } from '../../content/coverage/outside.ts'
import { type Coverage, coverageById } from '../../content/coverage/read.ts'
import type { Picture } from '../../content/media/pictures.ts'
import { stripBidi } from '../../language/bidi.ts'
import { inLanguage, readLocale, type SiteLocale } from '../locale.tsx'
import { allowedHosts } from '../parts/allowed-hosts.ts'
import { readShownIn } from '../parts/shown-in.ts'
import type { SiteReadContext } from '../route.ts'

/** A coverage with everything needed to show any of its entries. */
export interface Shown {
  locale: SiteLocale
  coverage: Coverage
  base: 'rtl' | 'ltr'
  pictures: Map<number, Picture>
  cards: Map<number, Card>
  /** Whether the page's policy allows the frames of its posts. Elsewhere, and in messages, a post is a link. */
  frames?: boolean
}

/** A coverage, read once for all fragments of its pages. Its `number` may be outdated. */
export const coverageOf = (readContext: SiteReadContext, id: number): Promise<Coverage | null> =>
  readContext.shared(`coverage:${id}`, (context) => coverageById(context, id))

/** Reads the media and embedded items of all these bodies together. */
export async function readShown(
  readContext: SiteReadContext,
  coverage: Coverage,
  bodies: Entry['body'][],
): Promise<Shown> {
  const locale = await readLocale(readContext)
  return {
    locale,
    coverage,
    base: inLanguage(locale, coverage.language).dir ?? locale.direction,
    ...(await readShownIn(readContext, bodies)),
  }
}

/** The same for a page whose policy is `allowedIn`. */
export const readFramed: typeof readShown = async (...read) => ({
  ...(await readShown(...read)),
  frames: true,
})

/** What the policy of all pages of a coverage must allow. */
export const allowedIn = (readContext: SiteReadContext, id: number) =>
  readContext.shared(`coverage-outside:${id}`, async (context) =>
    allowedHosts(await readLocale(context), await outsideOf(context, id)),
  )

const titleLength = 110

/** The headline of an entry, or else the beginning of its text. */
export function entryTitle({ headline, body }: Pick<Entry, 'headline' | 'body'>): string {
  if (headline) return headline
  return shorten(plainText(body), titleLength)
}

/** The text of a body, on one line. */
export const plainText = (body: Entry['body']): string =>
  stripBidi(bodyText(body)).replace(/\s+/g, ' ').trim()

/** The beginning of a text, cut at the end of a word. */
export function shorten(text: string, length: number): string {
  if (text.length <= length) return text
  const cut = text.lastIndexOf(' ', length)
  return `${text
    .slice(0, cut > length / 2 ? cut : length)
    .toWellFormed()
    .replace(/\ufffd$/, '')}…`
}
