/** Random commands of a live desk: coverages, their states and scores, and entries posted, edited, pinned and withdrawn. */
import type { Kysely } from 'kysely'
import type { ZodType, z } from 'zod'
import type { Block } from '../../src/body/document.ts'
import { pinEntry, unpublishEntry } from '../../src/content/coverage/entry-actions.ts'
import { removeCoverage, removeEntry } from '../../src/content/coverage/erase.ts'
import { editEntry, postEntry, publishEntry } from '../../src/content/coverage/post.ts'
import { deleteScore, setScore } from '../../src/content/coverage/score.ts'
import { setCoverageState } from '../../src/content/coverage/state.ts'
import { saveCoverage } from '../../src/content/coverage/write.ts'
import type { Command } from '../../src/kernel/command.ts'
import type { Tables } from '../../src/kernel/tables.ts'

interface Hands {
  db: Kysely<Tables>
  random(): number
  phrase(words: number): string
  pick<T>(list: readonly T[]): T | undefined
  ids(table: 'sections' | 'stories' | 'people' | 'media' | 'articles'): Promise<number[]>
  act<S extends ZodType, O>(command: Command<S, O>, input: z.input<S>): Promise<O>
}

export function coverageActions(hands: Hands): [weight: number, action: () => Promise<unknown>][] {
  const { db, random, phrase, pick, ids, act } = hands
  const coverages = async () =>
    (await db.selectFrom('coverages').select('id').orderBy('id', 'desc').limit(4).execute()).map(
      (row) => row.id,
    )

  /** An entry of a late coverage, as commands name it. */
  async function anEntry() {
    const rows = await db
      .selectFrom('entries')
      .select(['coverageId', 'id'])
      .where('coverageId', 'in', [...(await coverages()), 0])
      .orderBy('id', 'desc')
      .limit(20)
      .execute()
    return pick(rows) ?? { coverageId: 1, id: 1 }
  }

  async function content() {
    const blocks: Block[] = [{ type: 'paragraph', content: [{ type: 'text', text: phrase(12) }] }]
    const mediaId = pick(await ids('media'))
    const articleId = pick(await ids('articles'))
    if (mediaId && random() < 0.3) blocks.push({ type: 'figure', attrs: { mediaId, caption: '' } })
    if (articleId && random() < 0.2) blocks.push({ type: 'articleCard', attrs: { articleId } })
    return {
      headline: random() < 0.6 ? phrase(5) : '',
      body: { type: 'doc' as const, content: blocks },
      flag: pick(['', '', 'key', 'breaking'] as const),
      personId: random() < 0.5 ? (pick(await ids('people')) ?? null) : null,
    }
  }

  return [
    [
      2,
      async () =>
        act(saveCoverage, {
          id: random() < 0.2 ? null : (pick(await coverages()) ?? null),
          headline: phrase(4),
          standfirst: phrase(8),
          summary: (await content()).body,
          sectionId: pick(await ids('sections')) ?? null,
          storyIds: (await ids('stories')).slice(0, 1 + random() * 2),
          mediaId: random() < 0.5 ? (pick(await ids('media')) ?? null) : null,
        }),
    ],
    [
      3,
      async () =>
        act(setCoverageState, {
          id: pick(await coverages()) ?? 0,
          state: pick([...Array<'live'>(6).fill('live'), 'announced', 'ended', 'unpublished'] as const)!,
          reason: phrase(2),
        }),
    ],
    [
      14,
      async () =>
        act(postEntry, {
          ...(await content()),
          coverageId: pick(await coverages()) ?? 0,
          key: `${Math.floor(random() * 1e9)}`,
          pinned: random() < 0.1,
          publish: random() < 0.9,
        }),
    ],
    [1, async () => act(publishEntry, await anEntry())],
    [8, async () => act(editEntry, { ...(await anEntry()), ...(await content()) })],
    [2, async () => act(pinEntry, { ...(await anEntry()), pinned: random() < 0.5 })],
    [2, async () => act(unpublishEntry, { ...(await anEntry()), reason: phrase(2) })],
    [0.3, async () => act(removeEntry, { ...(await anEntry()), legalReason: phrase(2) })],
    [
      4,
      async () =>
        act(setScore, {
          id: pick(await coverages()) ?? 0,
          home: { name: phrase(1), points: Math.floor(random() * 3) },
          away: { name: phrase(1), shortName: phrase(1), points: Math.floor(random() * 3) },
          status: random() < 0.5 ? phrase(2) : '',
          minute: random() < 0.5 ? Math.floor(random() * 90) : null,
          final: random() < 0.2,
        }),
    ],
    [0.5, async () => act(deleteScore, { id: pick(await coverages()) ?? 0 })],
    [0.2, async () => act(removeCoverage, { id: pick(await coverages()) ?? 0, legalReason: phrase(2) })],
  ]
}

/** Two coverages go on from the beginning, or the desks would have little to do. */
export async function beginCoverages(act: Hands['act']): Promise<void> {
  for (const headline of ['قمة', 'عاصفة']) {
    const { id } = await act(saveCoverage, { headline })
    await act(setCoverageState, { id, state: 'live' })
  }
}
