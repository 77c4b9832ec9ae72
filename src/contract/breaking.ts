/** Breaking news: its article, the banner above every page, and the lead of the front. */

import { z } from 'zod'
import { id } from '../kernel/fields.ts'
import { operation } from './operation.ts'
import { expectedVersion, givenMoment, instant, mediaId } from './values.ts'

const articleState = z.enum(['draft', 'scheduled', 'published', 'unpublished', 'removed'])

/** Minutes from now (null: until the breaking news is ended), or the time of the end. */
const stay = z.union([
  z.strictObject({ minutes: z.number().int().nullable() }),
  z.strictObject({ endsAt: givenMoment }),
])

export const breakingOperations = {
  readBreaking: operation({
    method: 'get',
    path: '/breaking',
    name: 'readBreaking',
    may: 'read',
    summary:
      'Returns the current banner and its article (an empty text: there is none), and the article that leads the front as breaking news.',
    answer: z.object({
      text: z.string(),
      article: z.object({ id: z.number(), headline: z.string(), state: articleState }).nullable(),
      endsAt: instant.nullable(),
      lead: z.object({ id: z.number(), headline: z.string(), endsAt: instant.nullable() }).nullable(),
      version: z.number(),
    }),
  }),
  publishBreaking: operation({
    method: 'post',
    path: '/breaking',
    name: 'publishBreaking',
    may: 'publish',
    summary:
      'Publishes breaking news at once, in one step: a new article of this headline, or an existing one; the banner above every page, the lead of the front, and a notification to followers.',
    body: z.strictObject({
      headline: z.string().default(''),
      articleId: mediaId,
      revision: id.optional(),
      sectionId: mediaId,
      banner: stay.nullable().default({ minutes: 60 }),
      lead: stay.nullable().default({ minutes: 120 }),
      notifyFollowers: z.boolean().default(true),
    }),
    answer: z.object({
      articleId: z.number(),
      address: z.string(),
      bannerEndsAt: instant.nullable(),
      leadEndsAt: instant.nullable(),
    }),
  }),
  correctBreaking: operation({
    method: 'put',
    path: '/breaking/headline',
    name: 'correctBreaking',
    may: 'publish',
    summary:
      'Corrects the headline of the breaking news in the banner, in its article and on the front. Followers are not notified again.',
    body: z.strictObject({ headline: z.string(), ...expectedVersion }),
  }),
  setBreakingEnds: operation({
    method: 'put',
    path: '/breaking/ends',
    name: 'setBreakingEnds',
    may: 'publish',
    summary:
      'Changes until when the banner is shown, and until when the article leads the front. What is left out keeps its end.',
    body: z.strictObject({ banner: stay.optional(), lead: stay.optional(), ...expectedVersion }),
  }),
  setBreaking: operation({
    method: 'put',
    path: '/breaking',
    name: 'setBreaking',
    may: 'publish',
    summary:
      'Sets a banner above every page; it links to its article while that is published, and is removed at `endsAt`.',
    body: z.strictObject({
      ...{ text: z.string().trim().min(1), articleId: mediaId },
      endsAt: givenMoment.nullable().default(null),
      ...expectedVersion,
    }),
    answer: z.object({ version: z.number() }),
  }),
  endBreaking: operation({
    method: 'delete',
    path: '/breaking',
    name: 'endBreaking',
    may: 'publish',
    summary:
      'Ends the breaking news: removes the banner, and from the front what leads it as breaking news. Articles stay published.',
  }),
}
