/** The front page as the desk arranges it. */

import { z } from 'zod'
import { articleKind } from './articles/row.ts'
import { operation } from './operation.ts'
import { expectedVersion, givenMoment, idParam, ids, instant, pictureAnswer, reference } from './values.ts'

const card = z
  .object({
    ...{ id: z.number(), slug: z.string(), headline: z.string(), standfirst: z.string() },
    kind: articleKind,
    ...{ breaking: z.boolean(), urgency: z.number(), publishedAt: instant },
    section: reference.nullable(),
    picture: pictureAnswer.nullable(),
  })
  .meta({ id: 'Card' })

export const frontOperations = {
  readFront: operation({
    method: 'get',
    path: '/front',
    name: 'readFront',
    may: 'read',
    summary:
      'Returns the articles that the desk arranged on the front page, and the latest ones, which fill it up to `places`.',
    answer: z.object({
      arranged: z.array(card.extend({ endsAt: instant.nullable() }).meta({ id: 'CardOnFront' })),
      latest: z.array(card),
      places: z.number(),
      version: z.number(),
    }),
  }),
  arrangeFront: operation({
    method: 'put',
    path: '/front',
    name: 'arrangeFront',
    may: 'arrangeTheFront',
    summary:
      'Arranges these published articles on the front page, in this order; the first one is the lead. `ends` sets or clears when some of them leave the front; the others keep their ends.',
    body: z.strictObject({
      articleIds: ids.max(60),
      ends: z
        .array(z.strictObject({ articleId: z.number(), endsAt: givenMoment.nullable() }))
        .max(60)
        .default([]),
      ...expectedVersion,
    }),
    answer: z.object({ version: z.number() }),
  }),
  placeOnFront: operation({
    method: 'put',
    path: '/articles/{id}/front',
    name: 'placeOnFront',
    may: 'arrangeTheFront',
    summary:
      'Puts a published article at a place of the front, where 0 leads; until `endsAt`, or until it is taken off.',
    params: idParam,
    body: z.strictObject({
      position: z.number().int().min(0).max(59).default(0),
      endsAt: givenMoment.nullable().default(null),
    }),
    answer: z.object({ version: z.number() }),
  }),
  takeOffFront: operation({
    method: 'delete',
    path: '/articles/{id}/front',
    name: 'takeOffFront',
    may: 'arrangeTheFront',
    summary: 'Removes an article from the front. It stays published.',
    params: idParam,
    answer: z.object({ version: z.number() }),
  }),
}
