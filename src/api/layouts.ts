/** The blocks that the front, section pages and story pages show. */
import { blockTypes } from '../content/layouts/blocks.ts'
import { optionsOf } from '../content/layouts/inputs.ts'
import { scopeKinds } from '../content/layouts/layout.ts'
import { layoutHistory, layoutToEdit, listLayouts } from '../content/layouts/read.ts'
import {
  publishLayout,
  restoreLayout,
  saveLayout,
  scheduleLayout,
  unscheduleLayout,
} from '../content/layouts/write.ts'
import { layoutOperations } from '../contract/layouts.ts'
import { handle } from './handle.ts'
import { completeList } from './shapes.ts'

export const layoutRoutes = [
  handle(layoutOperations.listLayoutBlocks, async () => ({
    ...completeList(
      [...blockTypes().values()].map((one) => ({
        ...{ type: one.type, label: one.label as Record<string, string> },
        scopes: [...(one.scopes ?? scopeKinds)],
        options: optionsOf(one) as never,
      })),
    ),
  })),
  handle(layoutOperations.listLayouts, async ({ readContext }) =>
    completeList(await listLayouts(readContext)),
  ),
  handle(layoutOperations.readLayout, ({ readContext, params }) => layoutToEdit(readContext, params.scope)),
  handle(layoutOperations.saveLayout, ({ execute, params, body }) =>
    execute(saveLayout, { ...params, ...body }),
  ),
  handle(layoutOperations.publishLayout, ({ execute, params, body }) =>
    execute(publishLayout, { ...params, ...body }),
  ),
  handle(layoutOperations.scheduleLayout, ({ execute, params, body }) =>
    execute(scheduleLayout, { ...params, ...body }),
  ),
  handle(layoutOperations.unscheduleLayout, ({ execute, params }) => execute(unscheduleLayout, params)),
  handle(layoutOperations.listLayoutRevisions, async ({ readContext, params }) => ({
    ...completeList(await layoutHistory(readContext, params.scope)),
  })),
  handle(layoutOperations.restoreLayout, ({ execute, params, body }) =>
    execute(restoreLayout, { ...params, ...body }),
  ),
]
