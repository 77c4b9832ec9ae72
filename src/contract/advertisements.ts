/** Advertisements of the publisher's own: pictures with a link, at places of pages, between dates. */
import { z } from 'zod'
import { advertisementPlaces } from '../content/advertisements/tables.ts'
import { fileId } from '../content/brand/shape.ts'
import { operation } from './operation.ts'
import { expectedVersion, givenMoment, idParam, instant, list, savedUnnamed } from './values.ts'

const advertisement = z
  .object({
    ...{ id: z.number(), name: z.string(), place: z.enum(advertisementPlaces) },
    ...{ fileId: z.string(), width: z.number(), height: z.number() },
    ...{ url: z.string(), altText: z.string() },
    ...{ startsAt: instant.nullable(), endsAt: instant.nullable() },
    /** Whether readers see it now. */
    isShown: z.boolean(),
  })
  .meta({ id: 'Advertisement' })

const fields = z.strictObject({
  /** As the newsroom calls it; readers do not see it. */
  name: z.string(),
  place: z.enum(advertisementPlaces),
  /** A file that was sent to /publication/brand/files?use=advertisement. */
  fileId,
  ...{ url: z.string(), altText: z.string() },
  /** Null: at once. */
  startsAt: givenMoment.nullable().default(null),
  /** Null: until it is deleted. */
  endsAt: givenMoment.nullable().default(null),
})

export const advertisementOperations = {
  listAdvertisements: operation({
    method: 'get',
    path: '/advertisements',
    name: 'listAdvertisements',
    may: 'read',
    summary: 'Lists all advertisements, the newest first.',
    answer: list(advertisement),
  }),
  createAdvertisement: operation({
    method: 'post',
    path: '/advertisements',
    name: 'createAdvertisement',
    may: 'administer',
    summary: 'Adds an advertisement; readers see it between its dates, marked as such.',
    body: fields,
    answer: savedUnnamed,
    status: 201,
  }),
  readAdvertisement: operation({
    method: 'get',
    path: '/advertisements/{id}',
    name: 'readAdvertisement',
    may: 'read',
    summary: 'Returns one advertisement with its version.',
    params: idParam,
    answer: advertisement.extend({ version: z.number() }),
  }),
  editAdvertisement: operation({
    method: 'put',
    path: '/advertisements/{id}',
    name: 'editAdvertisement',
    may: 'administer',
    summary: 'Edits an advertisement.',
    params: idParam,
    body: fields.extend(expectedVersion),
    answer: savedUnnamed,
  }),
  removeAdvertisement: operation({
    method: 'delete',
    path: '/advertisements/{id}',
    name: 'removeAdvertisement',
    may: 'administer',
    summary: 'Deletes an advertisement.',
    params: idParam,
  }),
}
