/** Removes the demonstration: its rows, their revisions and the files that nothing else uses. */
import { type Kysely, sql, type Transaction } from 'kysely'
import { z } from 'zod'
import { captionsOf } from '../../content/media/captions.ts'
import { usedFiles } from '../../content/media/files.ts'
import { may } from '../../content/policies.ts'
import { usedKinds, usesOf } from '../../content/uses.ts'
import { command } from '../../kernel/command.ts'
import { execute } from '../../kernel/run.ts'
import type { Tables } from '../../kernel/tables.ts'
import { demonstration } from './load.ts'
import { takeBackSettings } from './settings.ts'

/** Child tables before the tables they refer to. */
const tables = [
  'coverages',
  'articles',
  'readers',
  'stories',
  'topics',
  'channels',
  'programmes',
  'people',
  'agencies',
  'sections',
  'pages',
  'media',
] as const
const revisionKinds: Record<(typeof tables)[number], string> = {
  ...{
    coverages: 'coverage',
    articles: 'article',
    readers: 'reader',
    stories: 'story',
    topics: 'topic',
    channels: 'channel',
    programmes: 'programme',
    people: 'person',
  },
  ...{ agencies: 'agency', sections: 'section', pages: 'page', media: 'media' },
}

export interface DemoRemoval {
  removed: number
  /** Things of the demonstration that stay, because the newsroom's own content uses them. */
  kept: { kind: string; id: number }[]
  /** Names of stored files that are no longer used. */
  files: string[]
}

class StillUsed extends Error {}

/** The newsroom's own content refers to it (23503). A conflict with another command is retried instead. */
const isUsed = (error: unknown) => error instanceof StillUsed || (error as { code?: string }).code === '23503'

/** Deletes a coverage's entries and their revisions, unless the newsroom wrote some of them. */
async function forgetEntries(db: Transaction<Tables>, coverageId: number): Promise<void> {
  const own = await db
    .selectFrom('entries')
    .select('id')
    .where('coverageId', '=', coverageId)
    .where('key', 'not like', 'demo-%')
    .executeTakeFirst()
  if (own) throw new StillUsed('The newsroom has written entries in this coverage.')
  await db
    .deleteFrom('revisions')
    .where('kind', '=', 'entry')
    .where('refId', 'in', (eb) => eb.selectFrom('entries').select('id').where('coverageId', '=', coverageId))
    .execute()
  await db
    .deleteFrom('revisions')
    .where('kind', '=', 'coverage-state')
    .where('refId', '=', coverageId)
    .execute()
}

/** The newsroom's own articles have the topic too. */
async function refuseListed(db: Transaction<Tables>, topicId: number): Promise<void> {
  const own = await db
    .selectFrom('listings')
    .select('articleId')
    .where('list', '=', `topic:${topicId}`)
    .limit(1)
    .executeTakeFirst()
  if (own) throw new StillUsed('Articles of the newsroom have this topic.')
}

export const removeDemoCommand = command({
  name: 'demo.remove',
  input: z.object({}),
  may: may.administer,
  async run(work): Promise<DemoRemoval> {
    const { db } = work
    const kept: DemoRemoval['kept'] = []
    const files = new Set<string>()
    let removed = 0
    await sql`set local nashra.erasing = 'on'`.execute(db)
    for (const table of tables) {
      const rows = await db
        .selectFrom('demoRows')
        .select('refId')
        .where('kind', '=', table)
        .orderBy('refId', 'desc')
        .execute()
      for (const { refId } of rows) {
        // Drafts may refer to it without a row of its own.
        const kind = usedKinds.find((one) => one === revisionKinds[table])
        const isNamed = kind && (await usesOf(work, kind, refId)).uses.some((use) => use.kind === 'article')
        if (isNamed) {
          kept.push({ kind, id: refId })
          continue
        }
        await sql`savepoint one`.execute(db)
        try {
          if (table === 'media') {
            const row = await db
              .selectFrom('media')
              .select(['file', 'originalFile'])
              .where('id', '=', refId)
              .executeTakeFirst()
            for (const file of [row?.file, row?.originalFile]) if (file) files.add(file)
            for (const { file } of await captionsOf({ db }, refId)) files.add(file)
          }
          if (table === 'topics') await refuseListed(db, refId)
          if (table === 'coverages') await forgetEntries(db, refId)
          await db.deleteFrom(table).where('id', '=', refId).execute()
          await db
            .deleteFrom('revisions')
            .where('kind', '=', revisionKinds[table])
            .where('refId', '=', refId)
            .execute()
          await sql`release savepoint one`.execute(db)
          removed++
        } catch (error) {
          if (!isUsed(error)) throw error
          await sql`rollback to savepoint one`.execute(db)
          kept.push({ kind: revisionKinds[table], id: refId })
        }
      }
      const keptIds = kept.filter((one) => one.kind === revisionKinds[table]).map((one) => one.id)
      const gone = rows.map((row) => row.refId).filter((id) => !keptIds.includes(id))
      if (gone.length > 0) {
        await db
          .deleteFrom('slugs')
          .where('kind', '=', revisionKinds[table])
          .where('refId', 'in', gone)
          .execute()
        const keys = gone.flatMap((id) => [`publish:${id}`, `expire-media:${id}`])
        await db.deleteFrom('timers').where('key', 'in', keys).execute()
      }
    }
    await db.deleteFrom('demoRows').execute()
    await takeBackSettings(work)
    await sql`set local nashra.erasing = 'off'`.execute(db)
    for (const file of await usedFiles(db, [...files])) files.delete(file)
    work.invalidate('*')
    work.about('demo')
    return { removed, kept, files: [...files] }
  },
})

export const removeDemoFrom = (db: Kysely<Tables>): Promise<DemoRemoval> =>
  execute(db, demonstration, removeDemoCommand, {})
