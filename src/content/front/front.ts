/** The front page: the arranged articles first, then the latest. */
import { sql } from 'kysely'
import { z } from 'zod'
import { command } from '../../kernel/command.ts'
import { id, moment } from '../../kernel/fields.ts'
import type { ReadContext } from '../../kernel/read-context.ts'
import { fieldError } from '../../kernel/references.ts'
import { checkVersion, expectedVersion, versionOf } from '../../kernel/versions.ts'
import { type Card, cardsOf, listCards } from '../articles/cards.ts'
import { may } from '../policies.ts'
import { frontPlaces } from './places.ts'
import { frontRows, writeFront } from './rows.ts'

/**
 * The maximum number of articles in the order of the front. Articles without a free place are not shown yet.
 */
export const maxOnFront = 60

/**
 * Arranges the front page: these published articles in this order; the first one is the lead. `ends` sets or
 * clears the ends of some of them; the others keep theirs.
 */
export const arrangeFront = command({
  name: 'front.arrange',
  input: z.object({
    articleIds: z.array(id).max(maxOnFront),
    ends: z
      .array(z.object({ articleId: id, endsAt: moment.nullable() }))
      .max(maxOnFront)
      .default([]),
    version: expectedVersion,
  }),
  may: may.arrangeTheFront,
  async run(work, { articleIds, ends: given, version: expected }) {
    await checkVersion(work, 'front', 1, expected)
    const known = await work.db
      .selectFrom('publicArticles')
      .select('id')
      .where('id', '=', sql<number>`any(${articleIds}::integer[])`)
      .execute()
    const publicIds = new Set(known.map((row) => row.id))
    const missing = articleIds.findIndex((articleId) => !publicIds.has(articleId))
    if (missing >= 0)
      throw fieldError(
        ['articleIds', missing],
        'not-public',
        `Article ${articleIds[missing]} is not published.`,
      )
    const there = new Map((await frontRows(work)).map((row) => [row.articleId, row]))
    for (const [at, { articleId, endsAt }] of given.entries()) {
      const row = there.get(articleId) ?? { articleId, endsAt: null, withBreaking: false }
      if (endsAt && endsAt.getTime() !== row.endsAt?.getTime() && endsAt <= work.now)
        throw fieldError(['ends', at, 'endsAt'], 'past', `The end of article ${articleId} has passed.`)
      there.set(articleId, { ...row, endsAt })
    }
    const rows = [...new Set(articleIds)].map(
      (articleId) => there.get(articleId) ?? { articleId, endsAt: null, withBreaking: false },
    )
    return writeFront(work, rows)
  },
})

/** The first `count` articles of the front page. */
export async function frontCards(readContext: ReadContext, count: number): Promise<Card[]> {
  readContext.dependOn('front')
  const rows = await readContext.db.selectFrom('front').select('articleId').orderBy('position').execute()
  const arranged = await cardsOf(
    readContext,
    rows.map((row) => row.articleId),
  )
  if (arranged.length >= count) return arranged.slice(0, count)
  const chosen = new Set(arranged.map((card) => card.id))
  const latest = await listCards(readContext, 'latest', count + arranged.length)
  return [...arranged, ...latest.cards.filter((card) => !chosen.has(card.id))].slice(0, count)
}

/** The front page as the desk arranges it: the arranged articles, and the latest ones to choose from. */
export async function frontAtDesk(readContext: ReadContext, latestCount: number) {
  const rows = await frontRows(readContext)
  const ends = new Map(rows.map((row) => [row.articleId, row.endsAt]))
  const cardsThere = await cardsOf(
    readContext,
    rows.map((row) => row.articleId),
  )
  const arranged = cardsThere.map((card) => ({ ...card, endsAt: ends.get(card.id) ?? null }))
  const { cards } = await listCards(readContext, 'latest', latestCount)
  return {
    ...{ arranged, latest: cards, places: await frontPlaces(readContext) },
    version: await versionOf(readContext, 'front', 1),
  }
}
