/** Sections: the publication's departments. */

import { mergeSections } from '../content/merge.ts'
import {
  listSections,
  orderSections,
  removeSection,
  saveSection,
  sectionToEdit,
} from '../content/sections/sections.ts'
import { sectionOperations, sectionRemoval } from '../contract/sections.ts'
import { versionOf } from '../kernel/versions.ts'
import { handle } from './handle.ts'
import { removalRoutes } from './removing.ts'
import { completeList, orNotFound } from './shapes.ts'

export const sectionRoutes = [
  handle(sectionOperations.listSections, async ({ readContext }) => ({
    ...completeList(await listSections(readContext)),
    version: await versionOf(readContext, 'sections', 1),
  })),
  handle(sectionOperations.createSection, ({ execute, body }) => execute(saveSection, body)),
  handle(sectionOperations.orderSections, ({ execute, body }) => execute(orderSections, body)),
  handle(sectionOperations.readSection, async ({ readContext, params }) =>
    orNotFound(await sectionToEdit(readContext, params.id), 'section'),
  ),
  handle(sectionOperations.editSection, ({ execute, params, body }) =>
    execute(saveSection, { ...body, id: params.id }),
  ),
  ...removalRoutes(sectionRemoval, removeSection, mergeSections),
]
