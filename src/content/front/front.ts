/** The front page: the desk's order first, then the latest. */
import { z } from 'zod'
import { may } from '../actor.ts'
import { type Card, cardsOf, listCards } from '../articles/cards.ts'
import { command } from '../command.ts'
import { id } from '../fields.ts'
import type { Reading } from '../reading.ts'

/** Arranges the front: these articles in this order; the first one leads. */
export const arrangeFront = command({
  name: 'front.arrange',
  input: z.object({ articleIds: z.array(id).max(60) }),
  may: may.arrangeTheFront,
  async run(work, { articleIds }) {
    await work.db.deleteFrom('front').execute()
    const rows = [...new Set(articleIds)].map((articleId, position) => ({ position, articleId }))
    if (rows.length > 0) await work.db.insertInto('front').values(rows).execute()
    await work.revise('front', 1, { articleIds })
    work.touch('front')
    work.about('front')
  },
})

/** The first `count` articles of the front page. */
export async function frontCards(reading: Reading, count: number): Promise<Card[]> {
  reading.note('front')
  const rows = await reading.db.selectFrom('front').select('articleId').orderBy('position').execute()
  const arranged = await cardsOf(
    reading,
    rows.map((row) => row.articleId),
  )
  if (arranged.length >= count) return arranged.slice(0, count)
  const chosen = new Set(arranged.map((card) => card.id))
  const latest = await listCards(reading, 'latest', count + arranged.length)
  return [...arranged, ...latest.cards.filter((card) => !chosen.has(card.id))].slice(0, count)
}
