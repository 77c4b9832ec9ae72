/** People, who appear in bylines. */

import { mergePeople } from '../content/merge.ts'
import { peopleAtDesk, personToEdit } from '../content/people/desk.ts'
import { removePerson, savePerson } from '../content/people/people.ts'
import { peopleOperations, personRemoval } from '../contract/people.ts'
import { handle } from './handle.ts'
import { removalRoutes } from './removing.ts'
import { listOf, orNotFound, presentPicture } from './shapes.ts'

export const peopleRoutes = [
  handle(peopleOperations.listPeople, async ({ readContext, query }) => {
    const { items, after } = await peopleAtDesk(readContext, query)
    return listOf({ items: items.map((one) => ({ ...one, picture: presentPicture(one.picture) })), after })
  }),
  handle(peopleOperations.createPerson, ({ execute, body }) => execute(savePerson, body)),
  handle(peopleOperations.readPerson, async ({ readContext, params }) => {
    const found = orNotFound(await personToEdit(readContext, params.id), 'person')
    return { ...found, picture: presentPicture(found.picture) }
  }),
  handle(peopleOperations.editPerson, ({ execute, params, body }) =>
    execute(savePerson, { ...body, id: params.id }),
  ),
  ...removalRoutes(personRemoval, removePerson, mergePeople),
]
