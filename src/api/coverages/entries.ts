/** The entries of a live coverage: written, posted, edited, pinned, handed over, withdrawn. */
import { z } from 'zod'
import { CommandError } from '../../content/command.ts'
import { discardEntry, handOverEntry, pinEntry, withdrawEntry } from '../../content/coverage/deeds.ts'
import { numberOf } from '../../content/coverage/desk.ts'
import {
  entriesAtDesk,
  entriesChanged,
  entryRevisions,
  entryToEdit,
} from '../../content/coverage/desk-entries.ts'
import { removeEntry } from '../../content/coverage/erase.ts'
import { editEntry, postEntry, publishEntry } from '../../content/coverage/post.ts'
import type { Reading } from '../../content/reading.ts'
import { Problem } from '../problem.ts'
import { idParam, instant, route } from '../route.ts'
import { orNotFound, seen } from '../shapes.ts'
import { entryAnswer, entryFields, entryParams, entryState, presentEntry } from './shapes.ts'

const number = z.coerce.number().int().min(0).max(2_147_483_647)
const entries = '/coverages/{id}/entries'
const one = `${entries}/{entryId}`

async function found(reading: Reading, coverageId: number, entryId: number) {
  const entry = await entryToEdit(reading, coverageId, entryId)
  if (!entry) throw new Problem('not-found', `There is no entry ${entryId} in coverage ${coverageId}.`)
  return presentEntry(entry)
}

/** Something done to an entry, which answers the entry as it is then. */
function deed<B extends z.ZodType>(
  method: 'post' | 'put',
  path: string,
  name: string,
  summary: string,
  body: B,
  run: (call: {
    execute: Parameters<Parameters<typeof route>[0]['run']>[0]['execute']
    which: { coverageId: number; id: number }
    body: z.output<B>
  }) => Promise<unknown>,
) {
  return route({
    ...{ method, path: `${one}${path}`, name, summary, params: entryParams, body, answer: entryAnswer },
    async run({ execute, reading, params: { id: coverageId, entryId: id }, body: given }) {
      await run({ execute, which: { coverageId, id }, body: given as z.output<B> })
      return found(reading, coverageId, id)
    },
  })
}

export const entryRoutes = [
  route({
    method: 'get',
    path: entries,
    name: 'listEntries',
    summary:
      'Entries of one state, the newest first: pass `older` as `before` for the next page. Or, with `since`, the published and withdrawn ones that changed after that number, in the order of their changes; ask again from `number`.',
    params: idParam,
    query: z.object({
      state: entryState.default('published'),
      before: number.nullable().default(null),
      since: number.optional(),
      count: z.coerce.number().int().min(1).max(200).default(50),
    }),
    answer: z.object({ items: z.array(entryAnswer), older: z.number().nullable(), number: z.number() }),
    async run({ reading, params: { id }, query: { since, ...query } }) {
      const now = orNotFound(await numberOf(reading, id), 'coverage')
      if (since === undefined) {
        const { items, older } = await entriesAtDesk(reading, id, query)
        return { items: items.map(presentEntry), older, number: now }
      }
      const items = await entriesChanged(reading, id, since, query.count)
      // The answer reaches no further than its last entry when there may be more.
      const number = items.length === query.count ? items.at(-1)!.changed : now
      return { items: items.map(presentEntry), older: null, number }
    },
  }),
  route({
    method: 'post',
    path: entries,
    name: 'postEntry',
    summary:
      'Writes a draft, or publishes at once. The same key again changes nothing and answers the entry that is there.',
    params: idParam,
    body: entryFields.extend({
      key: z.string(),
      pinned: z.boolean().default(false),
      publish: z.boolean().default(false),
    }),
    answer: entryAnswer,
    status: 201,
    async run({ execute, reading, params: { id: coverageId }, body }) {
      const { id } = await execute(postEntry, { ...body, coverageId })
      return found(reading, coverageId, id)
    },
  }),
  route({
    method: 'get',
    path: one,
    name: 'readEntry',
    summary: 'One entry, whatever its state.',
    params: entryParams,
    answer: entryAnswer,
    run: ({ reading, params }) => found(reading, params.id, params.entryId),
  }),
  route({
    method: 'put',
    path: one,
    name: 'editEntry',
    summary:
      'Edits an entry. Of a draft no revision is kept; a published one changes at once. A conflict answers the entry as it is.',
    params: entryParams,
    body: entryFields.extend(seen),
    answer: entryAnswer,
    async run({ execute, reading, params: { id: coverageId, entryId: id }, body }) {
      try {
        await execute(editEntry, { ...body, coverageId, id })
      } catch (error) {
        if (!(error instanceof CommandError) || error.reason !== 'conflict') throw error
        throw new Problem('conflict', error.message, { entry: await found(reading, coverageId, id) })
      }
      return found(reading, coverageId, id)
    },
  }),
  deed(
    'post',
    '/publish',
    'publishEntry',
    'Publishes a draft.',
    z.object(seen).default({ version: null }),
    ({ execute, which, body }) => execute(publishEntry, { ...which, ...body }),
  ),
  deed(
    'post',
    '/withdraw',
    'withdrawEntry',
    'Takes an entry from the readers: its text leaves every public answer.',
    z.object({ reason: z.string() }),
    ({ execute, which, body }) => execute(withdrawEntry, { ...which, ...body }),
  ),
  deed(
    'post',
    '/remove',
    'removeEntry',
    'A legal removal: the text is erased from all revisions too. It cannot be undone.',
    z.object({ ground: z.string() }),
    ({ execute, which, body }) => execute(removeEntry, { ...which, ...body }),
  ),
  deed(
    'put',
    '/pin',
    'pinEntry',
    'Puts an entry on top of its coverage, or back.',
    z.object({ pinned: z.boolean() }),
    ({ execute, which, body }) => execute(pinEntry, { ...which, ...body }),
  ),
  deed(
    'put',
    '/holder',
    'handOverEntry',
    'Hands a draft over to a colleague, or to anyone (null).',
    z.object({ staffId: idParam.shape.id.nullable() }),
    ({ execute, which, body }) => execute(handOverEntry, { ...which, ...body }),
  ),
  route({
    method: 'delete',
    path: one,
    name: 'discardEntry',
    summary: 'Takes a draft away.',
    params: entryParams,
    run: ({ execute, params: { id: coverageId, entryId: id } }) => execute(discardEntry, { coverageId, id }),
  }),
  route({
    method: 'get',
    path: `${one}/revisions`,
    name: 'listEntryRevisions',
    summary: 'What was kept of an entry, newest first; the content is null where it was erased.',
    params: entryParams,
    answer: z.object({
      items: z.array(
        z.object({
          ...{ number: z.number(), command: z.string(), by: z.string(), at: instant },
          content: entryAnswer
            .pick({ headline: true, body: true, mark: true })
            .extend({ personId: z.number().nullable() })
            .nullable(),
        }),
      ),
    }),
    async run({ reading, params: { id, entryId } }) {
      await found(reading, id, entryId)
      return { items: await entryRevisions(reading, entryId) }
    },
  }),
]
