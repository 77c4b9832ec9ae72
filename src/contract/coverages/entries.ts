/** The entries of a live coverage: written, posted, edited, pinned, assigned, unpublished. */

import { z } from 'zod'
import { numberText, optionalId } from '../../kernel/fields.ts'
import { largestId } from '../../values/id.ts'
import { warnings } from '../articles/body.ts'
import { operation } from '../operation.ts'
import { expectedVersion, idParam, instant, list } from '../values.ts'
import { entryAnswer, entryFields, entryParams, entryState } from './coverage.ts'

export const sequence = numberText(0, largestId)

export const entryOperations = {
  listEntries: operation({
    method: 'get',
    path: '/coverages/{id}/entries',
    name: 'listEntries',
    may: 'read',
    summary:
      'Lists entries in one state, newest first: a page at a time. With `since`, lists the published and unpublished entries that changed after that sequence number, in the order of their changes; ask again from `sequence`.',
    params: idParam,
    query: z.object({
      state: entryState.default('published'),
      after: sequence.nullable().default(null),
      since: sequence.optional(),
      count: numberText(1, 200).default(50),
    }),
    answer: list(entryAnswer).extend({ sequence: z.number() }),
  }),
  postEntry: operation({
    method: 'post',
    path: '/coverages/{id}/entries',
    name: 'postEntry',
    may: 'writeEntries',
    summary:
      'Writes a draft, or publishes at once. A repeated request with the same key changes nothing and returns the existing entry.',
    params: idParam,
    body: entryFields.extend({
      key: z.string(),
      pinned: z.boolean().default(false),
      publish: z.boolean().default(false),
    }),
    answer: entryAnswer.extend({ warnings }),
    status: 201,
  }),
  readEntry: operation({
    method: 'get',
    path: '/coverages/{id}/entries/{entryId}',
    name: 'readEntry',
    may: 'read',
    summary: 'Returns one entry in any state.',
    params: entryParams,
    answer: entryAnswer,
  }),
  editEntry: operation({
    method: 'put',
    path: '/coverages/{id}/entries/{entryId}',
    name: 'editEntry',
    may: 'writeEntries',
    summary:
      'Edits an entry. Saving a draft stores no revision; editing a published entry changes it at once. A conflict returns the current entry.',
    params: entryParams,
    body: entryFields.extend(expectedVersion),
    answer: entryAnswer.extend({ warnings }),
  }),
  publishEntry: operation({
    method: 'post',
    path: '/coverages/{id}/entries/{entryId}/publish',
    name: 'publishEntry',
    may: 'writeEntries',
    summary: 'Publishes a draft.',
    params: entryParams,
    body: z.strictObject(expectedVersion).default({ version: null }),
    answer: entryAnswer,
  }),
  unpublishEntry: operation({
    method: 'post',
    path: '/coverages/{id}/entries/{entryId}/unpublish',
    name: 'unpublishEntry',
    may: 'writeEntries',
    summary: 'Unpublishes an entry: its text leaves every public answer.',
    params: entryParams,
    body: z.strictObject({ reason: z.string() }),
    answer: entryAnswer,
  }),
  removeEntry: operation({
    method: 'post',
    path: '/coverages/{id}/entries/{entryId}/remove',
    name: 'removeEntry',
    may: 'removeForLegalReasons',
    summary:
      'Removes an entry for legal reasons: its text is erased from all revisions too. This cannot be undone.',
    params: entryParams,
    body: z.strictObject({ legalReason: z.string() }),
    answer: entryAnswer,
  }),
  pinEntry: operation({
    method: 'put',
    path: '/coverages/{id}/entries/{entryId}/pin',
    name: 'pinEntry',
    may: 'writeEntries',
    summary: 'Pins an entry to the top of its coverage, or unpins it.',
    params: entryParams,
    body: z.strictObject({ pinned: z.boolean() }),
    answer: entryAnswer,
  }),
  assignEntry: operation({
    method: 'put',
    path: '/coverages/{id}/entries/{entryId}/assignee',
    name: 'assignEntry',
    may: 'writeEntries',
    summary: 'Assigns a draft to a colleague, or to anyone (null).',
    params: entryParams,
    body: z.strictObject({ staffId: optionalId }),
    answer: entryAnswer,
  }),
  deleteEntry: operation({
    method: 'delete',
    path: '/coverages/{id}/entries/{entryId}',
    name: 'deleteEntry',
    may: 'writeEntries',
    summary: 'Deletes a draft.',
    params: entryParams,
  }),
  listEntryRevisions: operation({
    method: 'get',
    path: '/coverages/{id}/entries/{entryId}/revisions',
    name: 'listEntryRevisions',
    may: 'read',
    summary: 'Lists the revisions of an entry, newest first; the content is null where it was erased.',
    params: entryParams,
    answer: list(
      z.object({
        ...{ number: z.number(), command: z.string(), by: z.string(), at: instant },
        content: entryAnswer
          .pick({ headline: true, body: true, flag: true })
          .extend({ personId: z.number().nullable() })
          .nullable(),
      }),
    ),
  }),
}
