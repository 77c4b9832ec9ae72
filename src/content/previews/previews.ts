/**
 * Previews: makes a change in a transaction, renders the site and rolls back. A preview is therefore rendered
 * by the site itself, and nothing of it reaches readers or the cache.
 */
import { type Kysely, sql } from 'kysely'
import { z } from 'zod'
import { system } from '../../kernel/actor.ts'
import { command } from '../../kernel/command.ts'
import { id } from '../../kernel/fields.ts'
import type { ReadContext } from '../../kernel/read-context.ts'
import { perform } from '../../kernel/run.ts'
import { hashOf, newSecret } from '../../kernel/secrets.ts'
import type { Tables } from '../../kernel/tables.ts'
import { makePublic } from '../articles/publish.ts'
import { lockArticle, revisionContent } from '../articles/rows.ts'
import { putBrand } from '../brand/write.ts'
import { arrangeFront } from '../front/front.ts'
import { publishLayout } from '../layouts/write.ts'
import { may } from '../policies.ts'
import { setBreaking } from '../publication/publication.ts'
import { orderStories } from '../stories/write.ts'
import { type Previewed, previewed } from './previewed.ts'

const hour = 3_600_000

/**
 * Creates the token of a link, also for colleagues without an account. The link shows the latest revision until
 * it expires.
 */
export const openPreview = command({
  name: 'preview.open',
  input: z.object({ target: previewed, hours: z.number().min(1).max(168).default(24) }),
  may: may.read,
  async run({ db, actor, now, about }, { target, hours }) {
    const token = newSecret()
    const expiresAt = new Date(now.getTime() + hours * hour)
    await db.deleteFrom('previews').where('expiresAt', '<', now).execute()
    await db
      .insertInto('previews')
      .values({
        tokenHash: hashOf(token),
        target: JSON.stringify(target),
        createdBy: actor.name,
        staffId: actor.token ? actor.token.staffId : actor.id,
        tokenId: actor.token?.id ?? null,
        expiresAt,
      })
      .execute()
    about(target.kind === 'article' ? `article:${target.id}` : target.kind)
    return { token, expiresAt }
  },
})

/** Revokes all links to this article, whoever created them. Returns their number. */
export const endPreviews = command({
  name: 'preview.end',
  input: z.object({ id }),
  may: may.write,
  async run({ db, about }, { id: articleId }) {
    const ended = await db
      .deleteFrom('previews')
      .where(sql`target->>'kind'`, '=', 'article')
      .where(sql`(target->>'id')::int`, '=', articleId)
      .returning('tokenHash')
      .execute()
    about(`article:${articleId}`)
    return { ended: ended.length }
  },
})

/** The content that a link shows; null when the link has expired or never existed. */
export async function readPreview({ db }: Pick<ReadContext, 'db'>, token: string): Promise<Previewed | null> {
  const now = new Date()
  const row = await db
    .selectFrom('previews as p')
    .leftJoin('tokens as t', 't.id', 'p.tokenId')
    .leftJoin('staff as s', 's.id', 'p.staffId')
    .select('p.target')
    .where('p.tokenHash', '=', hashOf(token))
    .where('p.expiresAt', '>', now)
    .where((eb) =>
      eb.and([
        eb.or([
          eb('p.tokenId', 'is', null),
          eb.and([eb('t.revokedAt', 'is', null), eb('t.expiresAt', '>', now)]),
        ]),
        eb.or([eb('p.staffId', 'is', null), eb('s.active', '=', true)]),
      ]),
    )
    .executeTakeFirst()
  return row ? previewed.parse(row.target) : null
}

const showArticle = command({
  name: 'preview.article',
  input: z.object({ id }),
  may: may.runTheProgram,
  async run(work, { id: articleId }) {
    const row = await lockArticle(work.db, articleId)
    const content = await revisionContent(work.db, row)
    await makePublic(
      work,
      row,
      { ...content, headline: content.headline || '…' },
      work.now,
      row.latestRevision,
    )
  },
})

const coloursOf = ({ accent, breakingColour }: Previewed & { kind: 'brand' }) => ({
  ...(accent && { accent }),
  ...(breakingColour && { breakingColour }),
})

/** Looks at the site as if the change had been made. */
export async function renderPreview<T>(
  db: Kysely<Tables>,
  subject: Previewed,
  look: (db: Kysely<Tables>) => Promise<T>,
): Promise<T> {
  const preview = system('preview')
  const quietly = { events: false }
  const tx = await db.startTransaction().execute()
  try {
    if (subject.kind === 'article') await perform(tx, preview, showArticle, subject, quietly)
    else if (subject.kind === 'front') await perform(tx, preview, arrangeFront, subject, quietly)
    else if (subject.kind === 'layout') await perform(tx, preview, publishLayout, subject, quietly)
    else if (subject.kind === 'stories') await perform(tx, preview, orderStories, subject, quietly)
    else if (subject.kind === 'brand')
      await perform(tx, preview, putBrand, { ...subject.brand, ...coloursOf(subject) }, quietly)
    else await perform(tx, preview, setBreaking, subject, quietly)
    return await look(tx)
  } finally {
    await tx.rollback().execute()
  }
}
