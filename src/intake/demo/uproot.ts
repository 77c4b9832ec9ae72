/** Takes the demonstration newsroom away, whole: its rows, their revisions and the files that nobody else uses. */
import { type Kysely, sql, type Transaction } from 'kysely'
import { z } from 'zod'
import { may } from '../../content/actor.ts'
import { command, execute } from '../../content/command.ts'
import { captionsOf } from '../../content/media/captions.ts'
import { usedFiles } from '../../content/media/files.ts'
import type { Tables } from '../../content/tables.ts'
import { demonstration } from './plant.ts'

/** Children before those they point to. */
const tables = [
  'coverages',
  'articles',
  'readers',
  'stories',
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
    channels: 'channel',
    programmes: 'programme',
    people: 'person',
  },
  ...{ agencies: 'agency', sections: 'section', pages: 'page', media: 'media' },
}

export interface Uprooted {
  removed: number
  /** Things of the demonstration that the newsroom's own material uses, and which therefore stay. */
  kept: { kind: string; id: number }[]
  /** Names of stored files that nothing uses any more. */
  files: string[]
}

class StillUsed extends Error {}

/** Something of the newsroom's own points to it (23503). A collision with another command is no such thing: it begins again. */
const isUsed = (error: unknown) => error instanceof StillUsed || (error as { code?: string }).code === '23503'

/** The entries of a coverage go with it, and what was kept of them; unless the newsroom wrote one of its own. */
async function forgetEntries(db: Transaction<Tables>, coverageId: number): Promise<void> {
  const own = await db
    .selectFrom('entries')
    .select('id')
    .where('coverageId', '=', coverageId)
    .where('key', 'not like', 'demo-%')
    .executeTakeFirst()
  if (own) throw new StillUsed('The newsroom writes in this coverage.')
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

export const uprootDemo = command({
  name: 'demo.remove',
  input: z.object({}),
  may: may.administer,
  async run(work): Promise<Uprooted> {
    const { db } = work
    const kept: Uprooted['kept'] = []
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
        await sql`savepoint one`.execute(db)
        try {
          if (table === 'media') {
            const row = await db.selectFrom('media').select('file').where('id', '=', refId).executeTakeFirst()
            if (row?.file) files.add(row.file)
            for (const { file } of await captionsOf({ db }, refId)) files.add(file)
          }
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
        await db.deleteFrom('moments').where('key', 'in', keys).execute()
      }
    }
    await db.deleteFrom('demoRows').execute()
    await db.updateTable('publication').set({ breakingText: null, breakingArticleId: null }).execute()
    await sql`set local nashra.erasing = 'off'`.execute(db)
    for (const file of await usedFiles(db, [...files])) files.delete(file)
    work.touch('*')
    work.about('demo')
    return { removed, kept, files: [...files] }
  },
})

export const removeDemo = (db: Kysely<Tables>): Promise<Uprooted> =>
  execute(db, demonstration, uprootDemo, {})
