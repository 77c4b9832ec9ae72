/** Programmes with their episodes. */

import { mergeProgrammes } from '../content/merge.ts'
import { episodesOf, programmeToEdit } from '../content/programmes/desk.ts'
import { listProgrammes, removeProgramme, saveProgramme } from '../content/programmes/programmes.ts'
import { programmeOperations, programmeRemoval } from '../contract/programmes.ts'
import { handle } from './handle.ts'
import { removalRoutes } from './removing.ts'
import { completeList, listOf, orNotFound, presentPicture } from './shapes.ts'

export const programmeRoutes = [
  handle(programmeOperations.listProgrammes, async ({ readContext }) => ({
    ...completeList(
      (await listProgrammes(readContext)).map((one) => ({ ...one, picture: presentPicture(one.picture) })),
    ),
  })),
  handle(programmeOperations.createProgramme, ({ execute, body }) => execute(saveProgramme, body)),
  handle(programmeOperations.readProgramme, async ({ readContext, params }) => {
    const found = orNotFound(await programmeToEdit(readContext, params.id), 'programme')
    return { ...found, picture: presentPicture(found.picture) }
  }),
  handle(programmeOperations.listEpisodes, async ({ readContext, params, query }) =>
    listOf(await episodesOf(readContext, { ...query, programmeId: params.id })),
  ),
  handle(programmeOperations.editProgramme, ({ execute, params, body }) =>
    execute(saveProgramme, { ...body, id: params.id }),
  ),
  ...removalRoutes(programmeRemoval, removeProgramme, mergeProgrammes),
]
