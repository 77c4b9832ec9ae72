/** Programmes with their episodes. */

import { mergeProgrammes } from '../content/merge.ts'
import { episodesOf, programmeToEdit } from '../content/programmes/desk.ts'
import type { Podcast } from '../content/programmes/podcast.ts'
import { listProgrammes, removeProgramme, saveProgramme } from '../content/programmes/programmes.ts'
import { programmeOperations, programmeRemoval } from '../contract/programmes.ts'
import { absolute, podcastPath } from '../site/paths.ts'
import { handle } from './handle.ts'
import { removalRoutes } from './removing.ts'
import { completeList, listOf, orNotFound, presentPicture } from './shapes.ts'

const withoutFirstSlug = ({ firstSlug: _, ...settings }: Podcast) => settings

export const programmeRoutes = [
  handle(programmeOperations.listProgrammes, async ({ readContext }) => ({
    ...completeList(
      (await listProgrammes(readContext)).map(({ podcast: _, ...one }) => ({
        ...one,
        picture: presentPicture(one.picture),
      })),
    ),
  })),
  handle(programmeOperations.createProgramme, ({ execute, body }) => execute(saveProgramme, body)),
  handle(programmeOperations.readProgramme, async ({ readContext, siteUrl, params }) => {
    const { podcast, cover, ...found } = orNotFound(
      await programmeToEdit(readContext, params.id),
      'programme',
    )
    const feedUrl = absolute(siteUrl, podcastPath(found))
    return {
      ...found,
      picture: presentPicture(found.picture),
      podcast: podcast && { ...withoutFirstSlug(podcast), cover: presentPicture(cover), feedUrl },
    }
  }),
  handle(programmeOperations.listEpisodes, async ({ readContext, params, query }) =>
    listOf(await episodesOf(readContext, { ...query, programmeId: params.id })),
  ),
  handle(programmeOperations.editProgramme, ({ execute, params, body }) =>
    execute(saveProgramme, { ...body, id: params.id }),
  ),
  ...removalRoutes(programmeRemoval, removeProgramme, mergeProgrammes),
]
