/**
 * Handles items that a source cancels (pubStatus canceled) or withholds (withheld). Such a notice needs only an
 * identifier.
 */
import type { z } from 'zod'
import { command, type Work } from '../../kernel/command.ts'
import { may } from '../policies.ts'
import { sourceNotice } from '../source-notice.ts'
import { articleCacheTags } from './cache-tags.ts'
import { removeFromPublic } from './publish.ts'
import { compareVersions, compareWithKnown, type KnownVersion } from './source-version.ts'
import type { ArticleState } from './tables.ts'

/** noted: the item is unknown here; older versions that arrive later are not imported. */
export type StopOutcome = {
  id: number | null
  outcome: 'unpublished' | 'unchanged' | 'older' | 'removed' | 'noted'
}

type Stop = z.output<typeof sourceNotice>

export interface StoppedRow extends KnownVersion {
  id: number
  withdrawnBySource: boolean
}

/** A notice without a version means the known version; a notice of an older version is ignored. */
function isSuperseded(row: StoppedRow, { version, versionCreated }: Stop): boolean {
  const status = compareWithKnown(row, version, versionCreated)
  const isLater = versionCreated !== null && row.modifiedAt !== null && versionCreated >= row.modifiedAt
  return status === 'older' || (status === 'unchanged' && versionCreated !== null && !isLater)
}

const reasons = {
  ar: { withdrawn: 'سحبته الجهة التي جاء منها', held: 'أوقفت نشره الجهة التي جاء منها' },
  en: { withdrawn: 'Withdrawn by its source', held: 'Held by its source' },
}

/** Unpublishes a known article; a draft or a scheduled one will not be published. */
export async function stopRow(work: Work, row: StoppedRow, stop: Stop): Promise<StopOutcome['outcome']> {
  const { db, now } = work
  if (row.state === 'removed') return 'removed'
  if (isSuperseded(row, stop)) return 'older'
  const { version, versionCreated, held, reason } = stop
  const seen = {
    ...(version === null ? {} : { sourceVersion: version }),
    ...(versionCreated === null ? {} : { modifiedAt: versionCreated }),
  }
  if (row.state === 'unpublished') {
    if (version !== null && version !== row.sourceVersion)
      await db.updateTable('articles').set({ sourceVersion: version }).where('id', '=', row.id).execute()
    return 'unchanged'
  }
  if (row.state === 'draft' && held) return 'unchanged'
  const wasPublic = row.state === 'published'
  if (wasPublic) await removeFromPublic(work, row.id)
  await db.deleteFrom('timers').where('key', '=', `publish:${row.id}`).execute()
  const { language } = await db.selectFrom('publication').select('language').executeTakeFirstOrThrow()
  const why = reasons[language === 'ar' ? 'ar' : 'en'][held ? 'held' : 'withdrawn']
  const state: ArticleState = held && !wasPublic ? 'draft' : 'unpublished'
  const gone = {
    ...{ withdrawnBySource: true, unpublishedAt: now },
    unpublishedReason: reason ? `${why}: ${reason}` : why,
  }
  await db
    .updateTable('articles')
    .set({ state, scheduledAt: null, ...seen, updatedAt: now, updatedBy: work.actor.name })
    .set(state === 'unpublished' ? gone : {})
    .where('id', '=', row.id)
    .execute()
  work.invalidate(articleCacheTags(row.id))
  work.about(`article:${row.id}`)
  return 'unpublished'
}

export const stopArticle = command({
  name: 'article.stop',
  input: sourceNotice,
  may: may.publish,
  async run(work, stop): Promise<StopOutcome> {
    const { uri, version, versionCreated } = stop
    const row = await work.db
      .selectFrom('articles')
      .select(['id', 'state', 'sourceVersion', 'modifiedAt', 'withdrawnBySource'])
      .where('uri', '=', uri)
      .forUpdate()
      .executeTakeFirst()
    if (row) return { id: row.id, outcome: await stopRow(work, row, stop) }
    const known = await work.db
      .selectFrom('stoppedItems')
      .select('version')
      .where('uri', '=', uri)
      .executeTakeFirst()
    if (!known || compareVersions(version, known.version) > 0) {
      const columns = { version, versionCreated, at: work.now }
      await work.db
        .insertInto('stoppedItems')
        .values({ uri, ...columns })
        .onConflict((oc) => oc.column('uri').doUpdateSet(columns))
        .execute()
    }
    return { id: null, outcome: 'noted' }
  },
})
