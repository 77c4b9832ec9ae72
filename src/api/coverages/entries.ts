/** Entries of a live coverage: write, post, edit, pin, assign, unpublish. */

import { sequenceOf } from '../../content/coverage/desk.ts'
import {
  entriesAtDesk,
  entriesChanged,
  entryRevisions,
  entryToEdit,
} from '../../content/coverage/desk-entries.ts'
import { assignEntry, deleteEntry, pinEntry, unpublishEntry } from '../../content/coverage/entry-actions.ts'
import { removeEntry } from '../../content/coverage/erase.ts'
import { editEntry, postEntry, publishEntry } from '../../content/coverage/post.ts'
import { entryOperations } from '../../contract/coverages/entries.ts'
import { CommandError } from '../../kernel/command.ts'
import type { ReadContext } from '../../kernel/read-context.ts'
import { readBody } from '../articles/given-body.ts'
import { type Call, handle } from '../handle.ts'
import { Problem } from '../problem.ts'
import { completeList, orNotFound } from '../shapes.ts'
import { presentEntry } from './shapes.ts'

type Execute = Call<never, never, never>['execute']
type EntryCall<B> = Pick<
  Call<{ id: number; entryId: number }, never, B>,
  'execute' | 'readContext' | 'params' | 'body'
>

async function found(readContext: ReadContext, coverageId: number, entryId: number) {
  const entry = await entryToEdit(readContext, coverageId, entryId)
  if (!entry) throw new Problem('not-found', `There is no entry ${entryId} in coverage ${coverageId}.`)
  return presentEntry(entry)
}

/** Runs a command on an entry, and returns the entry in its new state. */
const doing =
  <B>(run: (execute: Execute, input: B & { coverageId: number; id: number }) => Promise<unknown>) =>
  async ({ execute, readContext, params, body }: EntryCall<B>) => {
    await run(execute, { ...body, coverageId: params.id, id: params.entryId })
    return found(readContext, params.id, params.entryId)
  }

export const entryRoutes = [
  handle(entryOperations.listEntries, async ({ readContext, params: { id }, query: { since, ...query } }) => {
    const now = orNotFound(await sequenceOf(readContext, id), 'coverage')
    if (since === undefined) {
      const { items, after } = await entriesAtDesk(readContext, id, query)
      return { items: items.map(presentEntry), after, sequence: now }
    }
    const items = await entriesChanged(readContext, id, since, query.count)
    // When there may be more, the sequence is that of the last returned entry.
    const sequence = items.length === query.count ? items.at(-1)!.changedSequence : now
    return { ...completeList(items.map(presentEntry)), sequence }
  }),
  handle(
    entryOperations.postEntry,
    async ({ execute, readContext, siteUrl, params: { id: coverageId }, body: given }) => {
      const { body, warnings } = await readBody(readContext, siteUrl, given.body)
      const { id } = await execute(postEntry, { ...given, body, coverageId })
      return { ...(await found(readContext, coverageId, id)), warnings }
    },
  ),
  handle(entryOperations.readEntry, ({ readContext, params }) =>
    found(readContext, params.id, params.entryId),
  ),
  handle(
    entryOperations.editEntry,
    async ({ execute, readContext, siteUrl, params: { id: coverageId, entryId: id }, body: given }) => {
      const { body, warnings } = await readBody(readContext, siteUrl, given.body)
      try {
        await execute(editEntry, { ...given, body, coverageId, id })
      } catch (error) {
        if (!(error instanceof CommandError) || error.reason !== 'conflict') throw error
        throw new Problem('conflict', error.message, { entry: await found(readContext, coverageId, id) })
      }
      return { ...(await found(readContext, coverageId, id)), warnings }
    },
  ),
  handle(
    entryOperations.publishEntry,
    doing((execute, input) => execute(publishEntry, input)),
  ),
  handle(
    entryOperations.unpublishEntry,
    doing((execute, input) => execute(unpublishEntry, input)),
  ),
  handle(
    entryOperations.removeEntry,
    doing((execute, input) => execute(removeEntry, input)),
  ),
  handle(
    entryOperations.pinEntry,
    doing((execute, input) => execute(pinEntry, input)),
  ),
  handle(
    entryOperations.assignEntry,
    doing((execute, input) => execute(assignEntry, input)),
  ),
  handle(entryOperations.deleteEntry, ({ execute, params: { id: coverageId, entryId: id } }) =>
    execute(deleteEntry, { coverageId, id }),
  ),
  handle(entryOperations.listEntryRevisions, async ({ readContext, params: { id, entryId } }) => {
    await found(readContext, id, entryId)
    return completeList(await entryRevisions(readContext, entryId))
  }),
]
