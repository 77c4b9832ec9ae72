/** Advertisements of the publisher's own. */
import { advertisementToEdit, listAdvertisements } from '../content/advertisements/read.ts'
import { removeAdvertisement, saveAdvertisement } from '../content/advertisements/write.ts'
import { advertisementOperations } from '../contract/advertisements.ts'
import { handle } from './handle.ts'
import { completeList, orNotFound } from './shapes.ts'

export const advertisementRoutes = [
  handle(advertisementOperations.listAdvertisements, async ({ readContext }) =>
    completeList(await listAdvertisements(readContext)),
  ),
  handle(advertisementOperations.createAdvertisement, ({ execute, body }) =>
    execute(saveAdvertisement, body),
  ),
  handle(advertisementOperations.readAdvertisement, async ({ readContext, params }) =>
    orNotFound(await advertisementToEdit(readContext, params.id), 'advertisement'),
  ),
  handle(advertisementOperations.editAdvertisement, ({ execute, params, body }) =>
    execute(saveAdvertisement, { ...body, id: params.id }),
  ),
  handle(advertisementOperations.removeAdvertisement, ({ execute, params }) =>
    execute(removeAdvertisement, { id: params.id }),
  ),
]
