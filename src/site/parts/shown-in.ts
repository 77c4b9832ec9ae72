/** Reads what bodies show besides their texts. */
import { type BodyDocument, bodyReferences } from '../../body/document.ts'
import { type Card, cardsOf } from '../../content/articles/cards.ts'
import { type Picture, picturesOf } from '../../content/media/pictures.ts'
import type { ReadContext } from '../../kernel/read-context.ts'

/** The media items with their posters, and the cards of all these bodies. */
export async function readShownIn(
  readContext: ReadContext,
  bodies: BodyDocument[],
): Promise<{ pictures: Map<number, Picture>; cards: Map<number, Card> }> {
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
    pictures: new Map([...pictures, ...posters]),
    cards: new Map(cards.map((card) => [card.id, card])),
  }
}
