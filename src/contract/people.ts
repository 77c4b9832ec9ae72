/** People: the authors of articles. */

import { z } from 'zod'
import { operation } from './operation.ts'
import { removalOperations } from './removal.ts'
import { expectedVersion, idParam, list, listQuery, mediaId, pictureAnswer, saved } from './values.ts'

const person = z
  .object({
    ...{ id: z.number(), slug: z.string(), name: z.string(), jobTitle: z.string(), bio: z.string() },
    mediaId: z.number().nullable(),
    picture: pictureAnswer.nullable(),
  })
  .meta({ id: 'Person' })

const fields = z.strictObject({
  name: z.string(),
  slug: z.string().default(''),
  jobTitle: z.string().default(''),
  bio: z.string().default(''),
  mediaId,
})

export const personRemoval = removalOperations({
  path: '/people',
  name: 'Person',
  noun: 'a person',
  may: 'publish',
})

export const peopleOperations = {
  listPeople: operation({
    method: 'get',
    path: '/people',
    name: 'listPeople',
    may: 'read',
    summary: 'Lists people by name; with `q`, those whose name contains it.',
    query: z.object(listQuery),
    answer: list(person),
  }),
  createPerson: operation({
    method: 'post',
    path: '/people',
    name: 'createPerson',
    may: 'publish',
    summary: 'Creates a person.',
    body: fields,
    answer: saved,
    status: 201,
  }),
  readPerson: operation({
    method: 'get',
    path: '/people/{id}',
    name: 'readPerson',
    may: 'read',
    summary: 'Returns one person with their version.',
    params: idParam,
    answer: person.extend({ version: z.number() }),
  }),
  editPerson: operation({
    method: 'put',
    path: '/people/{id}',
    name: 'editPerson',
    may: 'publish',
    summary: 'Edits a person; every article of theirs shows the new name.',
    params: idParam,
    body: fields.extend(expectedVersion),
    answer: saved,
  }),
  removePerson: personRemoval.remove,
  mergePerson: personRemoval.merge,
}
