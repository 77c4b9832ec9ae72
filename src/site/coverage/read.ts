/** Queries shared by the pages of live coverage. */

import { bodyReferences, bodyText } from '../../body/document.ts'
import { type Card, cardsOf } from '../../content/articles/cards.ts'
import type { Entry } from '../../content/coverage/entries.ts'
import { type Coverage, coverageById } from '../../content/coverage/read.ts'
import { type Picture, picturesOf } from '../../content/media/pictures.ts'
import { stripBidi } from '../../language/bidi.ts'
import { inLanguage, readLocale, type SiteLocale } from '../locale.tsx'
import type { SiteReadContext } from '../route.ts'

/** A coverage with everything needed to show any of its entries. */
export interface Shown {
  locale: SiteLocale
  coverage: Coverage
  base: 'rtl' | 'ltr'
  pictures: Map<number, Picture>
  cards: Map<number, Card>
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
  const references = bodies.map(bodyReferences)
  const pictures = await picturesOf(
    readContext,
    references.flatMap(({ mediaIds }) => mediaIds),
  )
  const posters = await picturesOf(
    readContext,
    [...pictures.values()].map(({ posterId }) => posterId),
  )
  const cards = await cardsOf(readContext, [...new Set(references.flatMap(({ articleIds }) => articleIds))])
  return {
    locale,
    coverage,
    base: inLanguage(locale, coverage.language).dir ?? locale.direction,
    pictures: new Map([...pictures, ...posters]),
    cards: new Map(cards.map((card) => [card.id, card])),
  }
}

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
