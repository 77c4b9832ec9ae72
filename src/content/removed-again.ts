/** Repeats removals for legal reasons after a restore. */
import { type Kysely, type RawBuilder, sql } from 'kysely'
import { emptyBody } from '../body/document.ts'
import { system } from '../kernel/actor.ts'
import { execute } from '../kernel/run.ts'
import type { Tables } from '../kernel/tables.ts'
import { removeArticle } from './articles/remove.ts'
import { removeComment } from './comments/remove.ts'
import { removeCoverage, removeEntry } from './coverage/erase.ts'
import { removeMediaForLegalReasons } from './media/erase.ts'
import { eraseReaderOnRequest } from './readers/erase.ts'
import { identities, type Removal } from './removals.ts'
import type { RemovalKind } from './tables.ts'

const restorer = system('restore')
const legalReasons = {
  ar: 'حُذفت لسبب قانوني قبل استعادة النسخة الاحتياطية.',
  en: 'Removed for legal reasons before the backup was restored.',
}

/** As `hashOfUri` computes it. */
const hashed = (text: RawBuilder<unknown>) => sql`encode(sha256(convert_to(${text}, 'UTF8')), 'hex')`

/**
 * Erases items of the list that the database contains again. They are matched by their identifying hash, never
 * by id alone: the same id may belong to another item in another newsroom. Stores the list. Returns the number
 * of removed items.
 */
export async function removeAgain(db: Kysely<Tables>, removals: Removal[]): Promise<number> {
  const of = (kind: RemovalKind) =>
    removals.filter((removal) => removal.kind === kind).map(({ identity }) => identity)
  const { language } = await db.selectFrom('publication').select('language').executeTakeFirstOrThrow()
  const legalReason = legalReasons[language === 'ar' ? 'ar' : 'en']
  const find = async <Row>(question: RawBuilder<Row>) => (await question.execute(db)).rows
  let count = 0

  const articles = await find(sql<{ id: number }>`
    select id from articles where state <> 'removed' and ${hashed(sql`uri`)} = any(${of('article')}::text[])`)
  const coverages = await find(sql<{ id: number }>`
    select id from coverages where headline <> '' and ${hashed(sql`uri`)} = any(${of('coverage')}::text[])`)
  const media = () =>
    find(sql<{ id: number }>`
      select id from media
      where removed_at is null and ${hashed(sql`uri`)} = any(${of('media')}::text[]) limit 1`)
  for (const { id } of articles) await execute(db, restorer, removeArticle, { id, legalReason })
  for (const { id } of coverages) await execute(db, restorer, removeCoverage, { id, legalReason })
  count += articles.length + coverages.length

  // After articles and coverages, whose removal includes entries and comments.
  const entries = await find(sql<{ id: number; coverageId: number }>`
    select e.id, e.coverage_id from entries e join coverages c on c.id = e.coverage_id
    where ${hashed(sql`c.uri || '#' || e.key`)} = any(${of('entry')}::text[])
      and (e.headline <> '' or e.body <> ${JSON.stringify(emptyBody)}::jsonb)`)
  for (const { id, coverageId } of entries)
    await execute(db, restorer, removeEntry, { id, coverageId, legalReason })
  const comments = await find(sql<{ id: number }>`
    select id from comments
    where state <> 'erased' and ${hashed(sql`'comment:' || key`)} = any(${of('comment')}::text[])`)
  for (const { id } of comments) await execute(db, restorer, removeComment, { id, legalReason })
  count += entries.length + comments.length
  // One at a time: an earlier removal may already have erased a poster, for example.
  for (let [item] = await media(); item; [item] = await media()) {
    await execute(db, restorer, removeMediaForLegalReasons, { id: item.id, legalReason })
    count++
  }

  const wanted = new Set(of('reader'))
  const ids = removals.filter(({ kind }) => kind === 'reader').map(({ refId }) => refId)
  const readers =
    ids.length === 0
      ? []
      : await db
          .selectFrom('readers')
          .select(['id', 'createdAt'])
          .where('id', 'in', ids)
          .where('erasedAt', 'is', null)
          .execute()
  for (const { id, createdAt } of readers) {
    if (!wanted.has(identities.reader(id, createdAt))) continue
    await execute(db, restorer, eraseReaderOnRequest, { id, legalReason })
    count++
  }

  for (const removal of removals)
    await db
      .insertInto('removals')
      .values(removal)
      .onConflict((oc) => oc.doNothing())
      .execute()
  return count
}
