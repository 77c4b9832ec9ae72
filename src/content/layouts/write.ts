/** Layouts are saved as drafts, published, shown for a time, and restored. */
import { z } from 'zod'
import { CommandError, command, type Work } from '../../kernel/command.ts'
import { id, moment } from '../../kernel/fields.ts'
import { fieldError } from '../../kernel/references.ts'
import { expectedVersion } from '../../kernel/versions.ts'
import { largestId } from '../../values/id.ts'
import { may } from '../policies.ts'
import type { LayoutBlocks } from './blocks.ts'
import { checkBlocks } from './check.ts'
import { givenBlocks, layoutScope } from './layout.ts'
import { changeLayout, type LayoutRow, notScheduled, openLayout } from './row.ts'

const ofScope = { scope: layoutScope, version: expectedVersion }

/** Saves a draft, which readers do not see. With `blocks` null, deletes the draft. */
export const saveLayout = command({
  name: 'layout.save',
  input: z.object({ ...ofScope, blocks: givenBlocks.nullable() }),
  may: may.arrangeTheFront,
  async run(work, { scope, version, blocks }) {
    const row = await openLayout(work, scope, version)
    return changeLayout(work, row, { draft: blocks && (await checkBlocks(work, scope, blocks)) })
  },
})

/**
 * Shows these blocks to readers at once; without blocks, those of the draft. While a scheduled layout is shown, they
 * take its place until its end.
 */
export const publishLayout = command({
  name: 'layout.publish',
  input: z.object({ ...ofScope, blocks: givenBlocks.optional() }),
  may: may.arrangeTheFront,
  async run(work, { scope, version, blocks }) {
    const row = await openLayout(work, scope, version)
    const next = await readyBlocks(work, row, blocks)
    return changeLayout(work, row, {
      draft: null,
      ...(row.scheduledShown ? { scheduled: next } : { blocks: next }),
    })
  },
})

/** Checks and returns the given blocks, or without them those of the draft. */
async function readyBlocks(
  work: Work,
  row: LayoutRow,
  given: LayoutBlocks | undefined,
): Promise<LayoutBlocks> {
  const blocks = given ?? row.draft
  if (!blocks) throw new CommandError('conflict', 'There is no draft of this layout.')
  return checkBlocks(work, row.scope, blocks)
}

/** Shows these blocks, or those of the draft, from a given time on. Without `until`, they stay. */
export const scheduleLayout = command({
  name: 'layout.schedule',
  input: z.object({
    ...ofScope,
    blocks: givenBlocks.optional(),
    from: moment,
    until: moment.nullable().default(null),
  }),
  may: may.arrangeTheFront,
  async run(work, { scope, version, blocks, from, until }) {
    if (from <= work.now) throw fieldError(['from'], 'past', 'from is over already.')
    if (until && until <= from) throw fieldError(['until'], 'past', 'until is not after from.')
    const row = await openLayout(work, scope, version)
    if (row.scheduledShown)
      throw new CommandError('conflict', 'A scheduled layout is shown now: end it before another is planned.')
    const scheduled = await readyBlocks(work, row, blocks)
    return changeLayout(work, row, {
      ...{ draft: null, scheduled, scheduledFrom: from, scheduledUntil: until },
    })
  },
})

/**
 * Ends a scheduled layout. If it is shown now, the earlier layout returns. Its blocks become the draft, unless
 * there is one.
 */
export const unscheduleLayout = command({
  name: 'layout.unschedule',
  input: z.object(ofScope),
  may: may.arrangeTheFront,
  async run(work, { scope, version }) {
    const row = await openLayout(work, scope, version)
    if (!row.scheduled) throw new CommandError('conflict', 'No layout is scheduled.')
    return changeLayout(work, row, { ...notScheduled, draft: row.draft ?? row.scheduled })
  },
})

/** Shows the layout of a revision. Revision 0 is the default layout. */
export const restoreLayout = command({
  name: 'layout.restore',
  input: z.object({ ...ofScope, revision: z.number().int().min(0).max(largestId) }),
  may: may.arrangeTheFront,
  async run(work, { scope, version, revision }) {
    const row = await openLayout(work, scope, version)
    const shown = await blocksOf(work, row, revision)
    const blocks = shown && (await checkBlocks(work, scope, shown))
    if (row.scheduledShown && blocks === null)
      throw new CommandError('conflict', 'A scheduled layout is shown now: end it first.')
    return changeLayout(work, row, row.scheduledShown ? { scheduled: blocks } : { blocks })
  },
})

async function blocksOf(
  { db }: Work,
  { id: layoutId }: LayoutRow,
  revision: number,
): Promise<LayoutBlocks | null> {
  if (revision === 0) return null
  const found = await db
    .selectFrom('revisions')
    .select('content')
    .where('kind', '=', 'layout')
    .where('refId', '=', layoutId)
    .where('number', '=', revision)
    .executeTakeFirst()
  const content = found?.content as { shown?: LayoutBlocks | null } | null | undefined
  if (content?.shown === undefined)
    throw new CommandError('not-found', `Readers never saw revision ${revision} of this layout.`)
  return content.shown
}

/**
 * The scheduler shows a layout at its start time and ends it at its end time. A second run changes nothing.
 */
export const turnLayout = command({
  name: 'layout.turn',
  input: z.object({ id }),
  may: may.runTheProgram,
  async run(work, { id: layoutId }) {
    const row = await work.db
      .selectFrom('layouts')
      .selectAll()
      .where('id', '=', layoutId)
      .forUpdate()
      .executeTakeFirst()
    // Its section or story is gone, and it with them.
    if (!row) await work.db.deleteFrom('timers').where('key', '=', `layout:${layoutId}`).execute()
    if (!row?.scheduled || row.scheduledFrom! > work.now) return
    const { scheduled, scheduledUntil: until, scheduledShown: isShown } = row
    if (until === null) await changeLayout(work, row, { ...notScheduled, blocks: scheduled })
    else if (until <= work.now) await changeLayout(work, row, notScheduled)
    else if (!isShown) await changeLayout(work, row, { scheduledShown: true })
  },
})
