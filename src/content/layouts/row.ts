/** The row of a layout: found or begun, changed, and the timer that its schedule asks for. */
import type { Selectable } from 'kysely'
import { CommandError, type Work } from '../../kernel/command.ts'
import type { Tables } from '../../kernel/tables.ts'
import { checkVersion } from '../../kernel/versions.ts'
import type { LayoutBlocks } from './blocks.ts'
import { layoutTag, readScope } from './layout.ts'

export type LayoutRow = Selectable<Tables['layouts']>

/** The row of a scope, created if missing. Refuses an edit of another version, and an unknown scope. */
export async function openLayout(work: Work, scope: string, seen: number | null): Promise<LayoutRow> {
  const { kind, id } = readScope(scope)
  if (id !== null) {
    const table = kind === 'section' ? 'sections' : 'stories'
    const owner = await work.db.selectFrom(table).select('id').where('id', '=', id).executeTakeFirst()
    if (!owner) throw new CommandError('not-found', `There is no ${kind} ${id}.`)
  }
  await work.db
    .insertInto('layouts')
    .values({
      scope,
      sectionId: kind === 'section' ? id : null,
      storyId: kind === 'story' ? id : null,
    })
    .onConflict((oc) => oc.column('scope').doNothing())
    .execute()
  const row = await work.db
    .selectFrom('layouts')
    .selectAll()
    .where('scope', '=', scope)
    .forUpdate()
    .executeTakeFirstOrThrow()
  await checkVersion(work, 'layout', row.id, seen)
  return row
}

interface Change {
  blocks?: LayoutBlocks | null
  draft?: LayoutBlocks | null
  scheduled?: LayoutBlocks | null
  scheduledFrom?: Date | null
  scheduledUntil?: Date | null
  scheduledShown?: boolean
}

export const notScheduled = {
  ...{ scheduled: null, scheduledFrom: null, scheduledUntil: null, scheduledShown: false },
}

/** Writes a change as a revision. One that readers see renews the pages of the scope. */
export async function changeLayout(work: Work, row: LayoutRow, change: Change): Promise<{ version: number }> {
  const after = { ...row, ...change }
  const json = (value: LayoutBlocks | null) => value && JSON.stringify(value)
  await work.db
    .updateTable('layouts')
    .set({
      ...{ blocks: json(after.blocks), draft: json(after.draft), scheduled: json(after.scheduled) },
      ...{ scheduledFrom: after.scheduledFrom, scheduledUntil: after.scheduledUntil },
      scheduledShown: after.scheduledShown,
    })
    .where('id', '=', row.id)
    .execute()
  await setTimer(work, after)
  const isSeen = 'blocks' in change || row.scheduledShown || after.scheduledShown
  const shown = after.scheduledShown ? after.scheduled : after.blocks
  const version = await work.revise('layout', row.id, isSeen ? { ...change, shown } : change)
  if (isSeen) work.invalidate(layoutTag(row.scope))
  work.about(`layout:${row.scope}`)
  return { version }
}

/** Sets the time at which the scheduler shows or ends a layout. Pages do not read the clock. */
async function setTimer({ db }: Work, { id, ...row }: LayoutRow): Promise<void> {
  const key = `layout:${id}`
  const dueAt = row.scheduledShown ? row.scheduledUntil : row.scheduledFrom
  if (dueAt === null) {
    await db.deleteFrom('timers').where('key', '=', key).execute()
    return
  }
  await db
    .insertInto('timers')
    .values({ key, dueAt })
    .onConflict((oc) =>
      oc.column('key').doUpdateSet({ dueAt, attempts: 0, error: null, failedSince: null, failedAt: null }),
    )
    .execute()
}
