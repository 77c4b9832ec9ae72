/** Redirects: addresses of an old site, and former addresses of this one. */

import { z } from 'zod'
import { redirectOrigins, redirectStatuses, targetKinds } from '../content/redirects/tables.ts'
import { id, numberText } from '../kernel/fields.ts'
import { operation } from './operation.ts'
import { expectedVersion, idParam, instant, list, listQuery, savedUnnamed } from './values.ts'

const status = z.union(redirectStatuses.map((one) => z.literal(one)))
const targetKind = z.enum(targetKinds)

const redirect = z
  .object({
    id: z.number(),
    /** The old address in its normal form: decoded, without scheme, host and final slash. */
    source: z.string(),
    /** Null: the address is gone (410). */
    target: z
      .union([
        /** `name` is null when the thing was deleted. */
        z.object({ kind: targetKind, id: z.number(), name: z.string().nullable() }),
        z.object({ address: z.string() }),
      ])
      .nullable(),
    status,
    /** import: of another program · slug: a former address of this site · person: written by the staff. */
    origin: z.enum(redirectOrigins),
    /** Counted approximately, and some seconds later. */
    hits: z.number(),
    lastHitAt: instant.nullable(),
    createdAt: instant,
  })
  .meta({ id: 'Redirect' })

const fields = z.strictObject({
  source: z.string().min(1).max(4_000),
  target: z
    .union([
      z.strictObject({ kind: targetKind, id }),
      z.strictObject({ address: z.string().trim().min(1).max(2_000) }),
    ])
    .nullable(),
  status: status.default(301),
})

const pattern = z
  .object({
    ...{ id: z.number(), position: z.number(), pattern: z.string(), address: z.string().nullable(), status },
    ...{ origin: z.enum(['import', 'person']), hits: z.number(), lastHitAt: instant.nullable() },
  })
  .meta({ id: 'RedirectPattern' })

const patternFields = z.strictObject({
  pattern: z.string().min(1),
  address: z.string().min(1).nullable(),
  status: status.default(301),
  position: z.number().int().min(0).max(100_000).optional(),
})

export const redirectOperations = {
  listRedirects: operation({
    method: 'get',
    path: '/redirects',
    name: 'listRedirects',
    may: 'publish',
    summary:
      'Lists redirects, the newest first; with `order=hits`, those used most. `q`: those whose address contains it.',
    query: z.object({
      ...listQuery,
      origin: z.enum(redirectOrigins).optional(),
      order: z.enum(['newest', 'hits']).default('newest'),
    }),
    answer: list(redirect),
  }),
  createRedirect: operation({
    method: 'post',
    path: '/redirects',
    name: 'createRedirect',
    may: 'publish',
    summary:
      'Creates a redirect from an address without a page. The target is a thing, an address, or null for a page that is gone (410).',
    body: fields,
    answer: savedUnnamed,
    status: 201,
  }),
  readRedirect: operation({
    method: 'get',
    path: '/redirects/{id}',
    name: 'readRedirect',
    may: 'publish',
    summary: 'Returns one redirect with its version.',
    params: idParam,
    answer: redirect.extend({ version: z.number() }),
  }),
  editRedirect: operation({
    method: 'put',
    path: '/redirects/{id}',
    name: 'editRedirect',
    may: 'publish',
    summary: 'Edits a redirect. It takes effect at once.',
    params: idParam,
    body: fields.extend(expectedVersion),
    answer: savedUnnamed,
  }),
  removeRedirect: operation({
    method: 'delete',
    path: '/redirects/{id}',
    name: 'removeRedirect',
    may: 'publish',
    summary: 'Deletes a redirect.',
    params: idParam,
  }),
  importRedirects: operation({
    method: 'post',
    path: '/redirects/import',
    name: 'importRedirects',
    may: 'administer',
    summary:
      "Imports redirects and patterns: the body is a CSV file, such as that of WordPress's plugin Redirection, or Ghost's redirects.yaml. At most 20 MB.",
    query: z.object({ format: z.enum(['csv', 'ghost']) }),
    takesFile: true,
    answer: z
      .object({
        ...{ read: z.number(), added: z.number(), known: z.number(), patterns: z.number() },
        refusedCount: z.number(),
        /** The first thousand, with the line of the file. */
        refused: z.array(z.object({ line: z.number(), source: z.string(), reason: z.string() })),
      })
      .meta({ id: 'ImportedRedirects' }),
  }),
  listMissingAddresses: operation({
    method: 'get',
    path: '/missing-addresses',
    name: 'listMissingAddresses',
    may: 'publish',
    summary:
      'Lists addresses without a page that were asked for in the last 30 days, the most frequent first. Counts are approximate.',
    query: z.object({ limit: numberText(1, 500).default(100) }),
    answer: list(
      z
        .object({ path: z.string(), count: z.number(), firstAt: instant, lastAt: instant })
        .meta({ id: 'MissingAddress' }),
    ),
  }),
  listRedirectPatterns: operation({
    method: 'get',
    path: '/redirect-patterns',
    name: 'listRedirectPatterns',
    may: 'publish',
    summary: 'Lists the patterns of redirects in the order in which they are asked.',
    answer: list(pattern),
  }),
  createRedirectPattern: operation({
    method: 'post',
    path: '/redirect-patterns',
    name: 'createRedirectPattern',
    may: 'administer',
    summary:
      'Creates a pattern: a regular expression (RE2) for the path of addresses without a redirect of their own, and for the query if it contains `\\?`. In its address, $1 to $9 are its groups.',
    body: patternFields,
    answer: savedUnnamed,
    status: 201,
  }),
  readRedirectPattern: operation({
    method: 'get',
    path: '/redirect-patterns/{id}',
    name: 'readRedirectPattern',
    may: 'publish',
    summary: 'Returns one pattern with its version.',
    params: idParam,
    answer: pattern.extend({ version: z.number() }),
  }),
  editRedirectPattern: operation({
    method: 'put',
    path: '/redirect-patterns/{id}',
    name: 'editRedirectPattern',
    may: 'administer',
    summary: 'Edits a pattern. It takes effect at once.',
    params: idParam,
    body: patternFields.extend(expectedVersion),
    answer: savedUnnamed,
  }),
  removeRedirectPattern: operation({
    method: 'delete',
    path: '/redirect-patterns/{id}',
    name: 'removeRedirectPattern',
    may: 'administer',
    summary: 'Deletes a pattern.',
    params: idParam,
  }),
}
