/** What the pages of live coverage read together. */
import { type Card, cardsOf } from '../../content/articles/cards.ts'
import { bodyReferences, bodyText } from '../../content/body/document.ts'
import type { Entry } from '../../content/coverage/entries.ts'
import { type Coverage, coverageById } from '../../content/coverage/read.ts'
import { type Picture, picturesOf } from '../../content/media/pictures.ts'
import { stripBidi } from '../../language/bidi.ts'
import { type House, inLanguage, readHouse } from '../house.tsx'
import type { SiteReading } from '../route.ts'

/** A coverage with what is needed to show any of its entries. */
export interface Shown {
  house: House
  coverage: Coverage
  base: 'rtl' | 'ltr'
  pictures: Map<number, Picture>
  cards: Map<number, Card>
}

/** The facts of a coverage: read once for all fragments of its pages. Its `number` may be an older one. */
export const coverageOf = (reading: SiteReading, id: number): Promise<Coverage | null> =>
  reading.once(`coverage:${id}`, (once) => coverageById(once, id))

/** What these bodies show, for all of them at once. */
export async function readShown(
  reading: SiteReading,
  coverage: Coverage,
  bodies: Entry['body'][],
): Promise<Shown> {
  const house = await readHouse(reading)
  const references = bodies.map(bodyReferences)
  const pictures = await picturesOf(
    reading,
    references.flatMap(({ mediaIds }) => mediaIds),
  )
  const posters = await picturesOf(
    reading,
    [...pictures.values()].map(({ posterId }) => posterId),
  )
  const cards = await cardsOf(reading, [...new Set(references.flatMap(({ articleIds }) => articleIds))])
  return {
    house,
    coverage,
    base: inLanguage(house, coverage.language).dir ?? house.direction,
    pictures: new Map([...pictures, ...posters]),
    cards: new Map(cards.map((card) => [card.id, card])),
  }
}

const titleLength = 110

/** The headline of an entry; without one, how its text begins. */
export function entryTitle({ headline, body }: Pick<Entry, 'headline' | 'body'>): string {
  if (headline) return headline
  return shorten(plainText(body), titleLength)
}

/** The text of a body as one line. */
export const plainText = (body: Entry['body']): string =>
  stripBidi(bodyText(body)).replace(/\s+/g, ' ').trim()

/** The beginning of a text, ended at a word. */
export function shorten(text: string, length: number): string {
  if (text.length <= length) return text
  const cut = text.lastIndexOf(' ', length)
  return `${text
    .slice(0, cut > length / 2 ? cut : length)
    .toWellFormed()
    .replace(/\ufffd$/, '')}…`
}
