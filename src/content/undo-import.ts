/**
 * Takes back what a run of an import brought. What staff edited or readers wrote since stays, and so does what other
 * content uses. The rows in `imported_items` stay as undone, so that later imports do not bring these things again.
 */
import { sql, type Transaction } from 'kysely'
import { z } from 'zod'
import { CommandError, command, type Work } from '../kernel/command.ts'
import { id } from '../kernel/fields.ts'
import type { Tables } from '../kernel/tables.ts'
import { versionOf } from '../kernel/versions.ts'
import { arrangedUses } from './arranged-uses.ts'
import { storeBrand } from './brand/row.ts'
import { noBrand } from './brand/shape.ts'
import type { ImportedKind } from './imports/tables.ts'
import { embargoKey } from './media/embargo.ts'
import { isUsed } from './media/uses.ts'
import { may } from './policies.ts'
import { removeRedirects } from './redirects/add.ts'
import { type UsedKind, usesOf } from './uses.ts'

/** edited: by staff · answered: readers wrote below it · used: by other content · changed: since by a later import */
export type StayReason = 'edited' | 'answered' | 'used'

export interface Stay {
  kind: ImportedKind
  id: number
  name: string
  reason: StayReason
}

export interface UndoStep {
  taken: number
  stays: Stay[]
  /** Names of stored files that may no longer be used. */
  files: string[]
  /** The last item that was looked at; null at the end. */
  next: number | null
}

const batch = 500
/** The name of the program as it signs what an import writes. */
const importer = 'import'
const tables = {
  ...{ article: 'articles', page: 'pages', section: 'sections', story: 'stories' },
  ...{ person: 'people', topic: 'topics', media: 'media' },
} as const
type UndoneKind = keyof typeof tables
/** Things that use others come before them. */
export const undoneKinds: UndoneKind[] = ['article', 'page', 'topic', 'story', 'section', 'person', 'media']

interface Item {
  itemId: number
  revision: number | null
  state: string | null
  made: boolean
}

const isReference = (error: unknown) => (error as { code?: string }).code === '23503'

/** Whether an article that did not come with the run "i" names the article "a" as related. */
const isRelated = sql`exists (select from article_related r where r.related_id = a.id and not exists (
  select from imported_items o where o.kind = 'article' and o.item_id = r.article_id and o.run_id = i.run_id))`

/** Why an article stays; null when it goes. */
async function articlesThatStay(db: Transaction<Tables>, runId: number, ids: number[]): Promise<Stay[]> {
  const { rows } = await sql<{ id: number; name: string; reason: StayReason }>`
    select a.id, a.headline as name, case when exists (
        select from comments c where c.article_id = a.id and c.key not like i.system || ':%') then 'answered'
      when a.latest_revision = i.revision and ${isRelated} then 'used' else 'edited' end as reason
    from articles a join imported_items i on i.kind = 'article' and i.item_id = a.id
    where i.run_id = ${runId} and a.id = any(${ids}::int[]) and (
      a.latest_revision <> i.revision
      or not (a.state = i.state or (i.state = 'scheduled' and a.state = 'published'))
      or exists (select from comments c where c.article_id = a.id and c.key not like i.system || ':%')
      or ${isRelated})`.execute(db)
  return rows.map((row) => ({ kind: 'article', ...row }))
}

async function forget(db: Transaction<Tables>, kind: UndoneKind, ids: number[]): Promise<void> {
  await sql`delete from ${sql.table(tables[kind])} where id = any(${ids}::int[])`.execute(db)
  await sql`delete from revisions where kind = ${kind} and ref_id = any(${ids}::int[])`.execute(db)
  await sql`delete from slugs where kind = ${kind} and ref_id = any(${ids}::int[])`.execute(db)
  const keys = ids.flatMap((one) => timersOf[kind]?.(one) ?? [])
  await sql`delete from timers where key = any(${keys}::text[])`.execute(db)
}

/** The keys of the timers of a thing: the numbers of things of other kinds are the same ones. */
const timersOf: Partial<Record<UndoneKind, (id: number) => string[]>> = {
  article: (id) => [`publish:${id}`],
  media: (id) => [`expire-media:${id}`, embargoKey(id)],
}

/** Whether somebody else than the import has written a thing. */
async function isEdited(db: Transaction<Tables>, kind: UndoneKind, id: number): Promise<boolean> {
  const row = await db
    .selectFrom('revisions')
    .select('id')
    .where('kind', '=', kind)
    .where('refId', '=', id)
    .where('actor', '!=', importer)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Whether a thing other than an article stays. */
async function staysBecause(work: Work, kind: UndoneKind, item: Item): Promise<StayReason | null> {
  const { db } = work
  if (kind === 'page' || kind === 'topic') {
    const { length } = await arrangedUses({ db }, kind, item.itemId)
    if (length > 0) return 'used'
  }
  if (kind === 'page')
    return (await versionOf({ db }, 'page', item.itemId)) === item.revision ? null : 'edited'
  if (kind === 'topic') {
    const { rows } = await sql<{ used: boolean }>`
      select edited or exists (select from listings where list = 'topic:' || id) as used
      from topics where id = ${item.itemId}`.execute(db)
    return rows[0]?.used ? 'used' : null
  }
  if (kind === 'media') {
    // Pages name media in their texts, where no key of the database protects them.
    if (await isUsed(db, item.itemId)) return 'used'
  } else if ((await usesOf(work, kind as UsedKind, item.itemId)).uses.length > 0) return 'used'
  return (await isEdited(db, kind, item.itemId)) ? 'edited' : null
}

async function nameOf(db: Transaction<Tables>, kind: UndoneKind, itemId: number): Promise<string> {
  const column = kind === 'page' ? 'title' : kind === 'media' ? 'caption' : 'name'
  const { rows } = await sql<{ name: string }>`
    select ${sql.ref(column)} as name from ${sql.table(tables[kind])} where id = ${itemId}`.execute(db)
  return rows[0]?.name ?? ''
}

async function forgetOne(work: Work, kind: UndoneKind, item: Item, files: Set<string>): Promise<Stay | null> {
  const { db } = work
  let reason = await staysBecause(work, kind, item)
  if (reason === null) {
    await sql`savepoint one`.execute(db)
    try {
      if (kind === 'media') {
        const { rows } = await sql<{ file: string | null }>`
          select file from media where id = ${item.itemId}
          union select original_file from media where id = ${item.itemId}
          union select file from captions where media_id = ${item.itemId}`.execute(db)
        for (const { file } of rows) if (file) files.add(file)
      }
      await forget(db, kind, [item.itemId])
      await sql`release savepoint one`.execute(db)
    } catch (error) {
      if (!isReference(error)) throw error
      await sql`rollback to savepoint one`.execute(db)
      reason = 'used'
    }
  }
  return reason && { kind, id: item.itemId, name: await nameOf(db, kind, item.itemId), reason }
}

async function nextItems(
  db: Transaction<Tables>,
  runId: number,
  kind: UndoneKind,
  after: number,
): Promise<Item[]> {
  return db
    .selectFrom('importedItems')
    .select(['itemId', 'revision', 'state', 'made'])
    .where('runId', '=', runId)
    .where('kind', '=', kind)
    .where('undoneAt', 'is', null)
    .where('hash', 'is not', null)
    .where('itemId', '>', after)
    .orderBy('itemId')
    .limit(batch)
    .execute()
}

/** Takes back the next things of one kind; `after` is the last one of the step before. */
export const undoStep = command({
  name: 'import.undo-step',
  input: z.object({ runId: id, kind: z.enum(undoneKinds), after: z.number().int() }),
  may: may.administer,
  async run(work, { runId, kind, after }): Promise<UndoStep> {
    const { db } = work
    const items = await nextItems(db, runId, kind, after)
    if (items.length === 0) return { taken: 0, stays: [], files: [], next: null }
    const files = new Set<string>()
    const stays: Stay[] = []
    await sql`set local nashra.erasing = 'on'`.execute(db)
    if (kind === 'article') {
      const ids = items.map(({ itemId }) => itemId)
      await sql`select from articles where id = any(${ids}::int[]) order by id for update`.execute(db)
      stays.push(...(await articlesThatStay(db, runId, ids)))
      const left = new Set(stays.map((one) => one.id))
      await forget(
        db,
        kind,
        ids.filter((one) => !left.has(one)),
      )
    } else
      for (const item of items) {
        // Topics belong to nobody: they go with their last article.
        if (!item.made && kind !== 'topic') continue
        const stay = await forgetOne(work, kind, item, files)
        if (stay) stays.push(stay)
      }
    await sql`set local nashra.erasing = 'off'`.execute(db)
    const left = new Set(stays.map((one) => one.id))
    const gone = items.map(({ itemId }) => itemId).filter((one) => !left.has(one))
    await db
      .updateTable('importedItems')
      .set({ undoneAt: work.now })
      .where('runId', '=', runId)
      .where('kind', '=', kind)
      .where('itemId', '=', sql<number>`any(${gone}::int[])`)
      .execute()
    work.invalidate('*')
    return { taken: gone.length, stays, files: [...files], next: items.at(-1)!.itemId }
  },
})

/** Begins to take a run back: its redirects go first, and the menu that it set. */
export const beginUndo = command({
  name: 'import.undo',
  input: z.object({ runId: id }),
  may: may.administer,
  async run(work, { runId }) {
    const { db } = work
    const run = await db
      .selectFrom('importRuns')
      .select('state')
      .where('id', '=', runId)
      .forUpdate()
      .executeTakeFirst()
    if (!run) throw new CommandError('not-found', `There is no import ${runId}.`)
    const redirects = await removeRedirects(work, { importRun: runId })
    await takeMenuBack(work, runId)
    work.about(`import:${runId}`)
    return { id: runId, redirects }
  },
})

/** A menu that names only sections of the run came with it. */
async function takeMenuBack(work: Work, runId: number): Promise<void> {
  const { data } = await work.db.selectFrom('brand').select('data').forUpdate().executeTakeFirstOrThrow()
  const named = (data.menu ?? [])
    .flatMap((entry) => [entry, ...entry.items])
    .flatMap((link) => ('sectionId' in link ? [link.sectionId] : []))
  if (named.length === 0) return
  const own = await work.db
    .selectFrom('importedItems')
    .select('itemId')
    .where('runId', '=', runId)
    .where('kind', '=', 'section')
    .where('made', '=', true)
    .execute()
  const ids = new Set(own.map(({ itemId }) => itemId))
  if (named.every((one) => ids.has(one)))
    await storeBrand(work, { ...noBrand, ...data, menu: null }, ['menu'])
}

export const endUndo = command({
  name: 'import.undone',
  input: z.object({ runId: id, result: z.record(z.string(), z.unknown()) }),
  may: may.administer,
  async run(work, { runId, result }) {
    await sql`update import_runs set state = 'undone', report = coalesce(report, '{}') || jsonb_build_object('undo',
      ${JSON.stringify(result)}::jsonb) where id = ${runId}`.execute(work.db)
    work.about(`import:${runId}`)
  },
})
