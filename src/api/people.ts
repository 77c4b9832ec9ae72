/** People: the names above articles. */
import { z } from 'zod'
import { peopleAtDesk, personToEdit } from '../content/people/desk.ts'
import { removePerson, savePerson } from '../content/people/people.ts'
import { idParam, route } from './route.ts'
import {
  list,
  listOf,
  listQuery,
  mediaId,
  orNotFound,
  pictureAnswer,
  presentPicture,
  saved,
  seen,
} from './shapes.ts'

const person = z.object({
  ...{ id: z.number(), slug: z.string(), name: z.string(), jobTitle: z.string(), bio: z.string() },
  mediaId: z.number().nullable(),
  picture: pictureAnswer.nullable(),
})
const fields = z.object({
  name: z.string(),
  slug: z.string().default(''),
  jobTitle: z.string().default(''),
  bio: z.string().default(''),
  mediaId,
})

export const peopleRoutes = [
  route({
    method: 'get',
    path: '/people',
    name: 'listPeople',
    summary: 'People by name; `q`: those whose name holds it.',
    query: z.object(listQuery),
    answer: list(person),
    async run({ reading, query }) {
      const { items, after } = await peopleAtDesk(reading, query)
      return listOf({ items: items.map((one) => ({ ...one, picture: presentPicture(one.picture) })), after })
    },
  }),
  route({
    method: 'post',
    path: '/people',
    name: 'createPerson',
    summary: 'A new person.',
    body: fields,
    answer: saved,
    status: 201,
    run: ({ execute, body }) => execute(savePerson, body),
  }),
  route({
    method: 'get',
    path: '/people/{id}',
    name: 'readPerson',
    summary: 'One person with their version.',
    params: idParam,
    answer: person.extend({ version: z.number() }),
    async run({ reading, params }) {
      const found = orNotFound(await personToEdit(reading, params.id), 'person')
      return { ...found, picture: presentPicture(found.picture) }
    },
  }),
  route({
    method: 'put',
    path: '/people/{id}',
    name: 'editPerson',
    summary: 'Edits a person, above every article that carries the name.',
    params: idParam,
    body: fields.extend(seen),
    answer: saved,
    run: ({ execute, params, body }) => execute(savePerson, { ...body, id: params.id }),
  }),
  route({
    method: 'delete',
    path: '/people/{id}',
    name: 'removePerson',
    summary: 'Takes a person away; a conflict while articles carry the name.',
    params: idParam,
    run: ({ execute, params }) => execute(removePerson, params),
  }),
]
