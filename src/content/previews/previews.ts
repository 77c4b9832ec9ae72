/**
 * The site as it would be: a change is made in a transaction, looked at and taken back. What is shown is so the
 * site itself, and nothing of it can reach the public or the cache.
 */
import { type Kysely, sql } from 'kysely'
import { z } from 'zod'
import { may, system } from '../actor.ts'
import { goPublic } from '../articles/publish.ts'
import { lockArticle, revisionContent } from '../articles/rows.ts'
import { command, perform } from '../command.ts'
import { id, line, optionalId } from '../fields.ts'
import { arrangeFront } from '../front/front.ts'
import { setBreaking } from '../publication/publication.ts'
import type { Reading } from '../reading.ts'
import { hashOf, newSecret } from '../secret-words.ts'
import { orderStories } from '../stories/write.ts'
import type { Tables } from '../tables.ts'

const hour = 3_600_000

export const previewed = z.discriminatedUnion('kind', [
  /** An article with its latest revision. */
  z.object({ kind: z.literal('article'), id }),
  z.object({ kind: z.literal('front'), articleIds: z.array(id).max(60) }),
  /** The stories panel in this order. */
  z.object({
    kind: z.literal('stories'),
    ids: z.array(id).max(200),
    pinnedIds: z.array(id).max(200).optional(),
  }),
  z.object({ kind: z.literal('breaking'), text: line(200), articleId: optionalId.default(null) }),
])
export type Previewed = z.output<typeof previewed>

/** Makes a link's token, for a colleague without an account too; it shows the latest until it ends. */
export const openPreview = command({
  name: 'preview.open',
  input: z.object({ what: previewed, hours: z.number().min(1).max(168).default(24) }),
  may: may.read,
  async run({ db, actor, now, about }, { what, hours }) {
    const token = newSecret()
    const expiresAt = new Date(now.getTime() + hours * hour)
    await db.deleteFrom('previews').where('expiresAt', '<', now).execute()
    await db
      .insertInto('previews')
      .values({
        tokenHash: hashOf(token),
        what: JSON.stringify(what),
        createdBy: actor.name,
        staffId: actor.id,
        expiresAt,
      })
      .execute()
    about(what.kind === 'article' ? `article:${what.id}` : what.kind)
    return { token, expiresAt }
  },
})

/** Ends all links that show this article, whoever made them: one of them went too far. Answers how many there were. */
export const endPreviews = command({
  name: 'preview.end',
  input: z.object({ id }),
  may: may.write,
  async run({ db, about }, { id: articleId }) {
    const ended = await db
      .deleteFrom('previews')
      .where(sql`what->>'kind'`, '=', 'article')
      .where(sql`(what->>'id')::int`, '=', articleId)
      .returning('tokenHash')
      .execute()
    about(`article:${articleId}`)
    return { ended: ended.length }
  },
})

/** What a link shows; null when it has ended or never was. */
export async function readPreview({ db }: Pick<Reading, 'db'>, token: string): Promise<Previewed | null> {
  const row = await db
    .selectFrom('previews')
    .select('what')
    .where('tokenHash', '=', hashOf(token))
    .where('expiresAt', '>', new Date())
    .executeTakeFirst()
  return row ? previewed.parse(row.what) : null
}

const showArticle = command({
  name: 'preview.article',
  input: z.object({ id }),
  may: may.runTheProgram,
  async run(work, { id: articleId }) {
    const row = await lockArticle(work.db, articleId)
    const content = await revisionContent(work.db, row)
    await goPublic(work, row, { ...content, headline: content.headline || '…' }, work.now, row.headRevision)
  },
})

/** Looks at the site as if the change had been made. */
export async function asIf<T>(
  db: Kysely<Tables>,
  what: Previewed,
  look: (db: Kysely<Tables>) => Promise<T>,
): Promise<T> {
  const preview = system('preview')
  const tx = await db.startTransaction().execute()
  try {
    if (what.kind === 'article') await perform(tx, preview, showArticle, what)
    else if (what.kind === 'front') await perform(tx, preview, arrangeFront, what)
    else if (what.kind === 'stories') await perform(tx, preview, orderStories, what)
    else await perform(tx, preview, setBreaking, what)
    return await look(tx)
  } finally {
    await tx.rollback().execute()
  }
}
