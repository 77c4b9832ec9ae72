/** The public life of an article: published, scheduled, corrected, unpublished, removed. */

import { z } from 'zod'
import { id } from '../../kernel/fields.ts'
import { operation } from '../operation.ts'
import { givenMoment, idParam, instant, removedWithIt } from '../values.ts'
import { gone } from './content.ts'

/** The revision that the editor has seen; a later one is a conflict (409) and nothing is published. */
const revision = id.optional()

/** Whether followers are notified on their devices; null notifies them of breaking news only. */
const notifyFollowers = z.boolean().nullable().default(null)

/**
 * The banner above every page from the time of publication, for this many minutes; null: until it is removed.
 */
const breakingBanner = z
  .strictObject({ text: z.string(), minutes: z.number().int().nullable().default(null) })
  .nullable()
  .default(null)

const reason = z.strictObject({ reason: z.string() })

export const publishingOperations = {
  publishArticle: operation({
    method: 'post',
    path: '/articles/{id}/publish',
    name: 'publishArticle',
    may: 'publish',
    summary:
      'Publishes the latest revision now, or at a time; never before its embargo. With `backdated` it is published now, with the past date `at`. An article that was public before keeps its first date, unless `keepDate` is false.',
    params: idParam,
    body: z
      .strictObject({
        at: givenMoment.nullable().default(null),
        backdated: z.boolean().default(false),
        keepDate: z.boolean().default(true),
        ...{ revision, notifyFollowers, breakingBanner },
      })
      .default({
        ...{ at: null, backdated: false, keepDate: true, notifyFollowers: null, breakingBanner: null },
      }),
    answer: z.object({
      state: z.enum(['published', 'scheduled']),
      at: instant,
      address: z.string().nullable(),
      shortUrl: z.string().nullable(),
      gone,
    }),
  }),
  unscheduleArticle: operation({
    method: 'post',
    path: '/articles/{id}/unschedule',
    name: 'unscheduleArticle',
    may: 'publish',
    summary: 'Returns a scheduled article to the desk.',
    params: idParam,
  }),
  correctArticle: operation({
    method: 'post',
    path: '/articles/{id}/correct',
    name: 'correctArticle',
    may: 'publish',
    summary: 'Publishes the latest revision with a correction that readers see.',
    params: idParam,
    body: z.strictObject({ note: z.string(), revision }),
    answer: z.object({ revision: z.number() }),
  }),
  unpublishArticle: operation({
    method: 'post',
    path: '/articles/{id}/unpublish',
    name: 'unpublishArticle',
    may: 'publish',
    summary: 'Unpublishes an article: its address answers 410 and says so. Only the staff see the reason.',
    params: idParam,
    body: reason,
  }),
  removeArticle: operation({
    method: 'post',
    path: '/articles/{id}/remove',
    name: 'removeArticle',
    may: 'removeForLegalReasons',
    summary:
      'Removes an article for legal reasons: its text is erased from all revisions too. This cannot be undone.',
    params: idParam,
    body: z.strictObject({ legalReason: z.string() }),
    answer: removedWithIt,
  }),
}
