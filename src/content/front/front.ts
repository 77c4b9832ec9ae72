/** The front page: the desk's order first, then the latest. */
import { sql } from 'kysely'
import { z } from 'zod'
import { may } from '../actor.ts'
import { type Card, cardsOf, listCards } from '../articles/cards.ts'
import { command } from '../command.ts'
import { id } from '../fields.ts'
import type { Reading } from '../reading.ts'
import { refusalAt } from '../references.ts'
import { checkVersion, seenVersion, versionOf } from '../versions.ts'

/** How many articles the front page's head shows: the one that leads, and the second rank. */
export const frontPlaces = 6

/** Arranges the front: these published articles in this order; the first one leads. */
export const arrangeFront = command({
  name: 'front.arrange',
  input: z.object({ articleIds: z.array(id).max(60), version: seenVersion }),
  may: may.arrangeTheFront,
  async run(work, { articleIds, version: seen }) {
    await checkVersion(work, 'front', 1, seen)
    const known = await work.db
      .selectFrom('publicArticles')
      .select('id')
      .where('id', '=', sql<number>`any(${articleIds}::integer[])`)
      .execute()
    const publicIds = new Set(known.map((row) => row.id))
    const missing = articleIds.findIndex((articleId) => !publicIds.has(articleId))
    if (missing >= 0)
      throw refusalAt(
        ['articleIds', missing],
        'not-public',
        `Article ${articleIds[missing]} is not published.`,
      )
    await work.db.deleteFrom('front').execute()
    const rows = [...new Set(articleIds)].map((articleId, position) => ({ position, articleId }))
    if (rows.length > 0) await work.db.insertInto('front').values(rows).execute()
    const version = await work.revise('front', 1, { articleIds })
    work.touch('front')
    work.about('front')
    return { version }
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

/** The front as the desk arranges it: what was put there, and the latest that can be. */
export async function frontAtDesk(reading: Reading, latestCount: number) {
  const rows = await reading.db.selectFrom('front').select('articleId').orderBy('position').execute()
  const arranged = await cardsOf(
    reading,
    rows.map((row) => row.articleId),
  )
  const { cards } = await listCards(reading, 'latest', latestCount)
  return { arranged, latest: cards, places: frontPlaces, version: await versionOf(reading, 'front', 1) }
}
