/** The newsroom's own modules: switching them on and off, and their settings. */
import { listModules } from '../content/modules/list.ts'
import { editModuleSettings } from '../content/modules/settings.ts'
import { switchModule } from '../content/modules/switch.ts'
import { moduleOperations } from '../contract/modules.ts'
import { handle } from './handle.ts'
import { completeList } from './shapes.ts'

export const moduleRoutes = [
  handle(moduleOperations.listModules, async ({ readContext }) =>
    completeList(await listModules(readContext)),
  ),
  handle(moduleOperations.switchModule, ({ execute, params, body }) =>
    execute(switchModule, { ...params, ...body }),
  ),
  handle(moduleOperations.editModuleSettings, ({ execute, params, body }) =>
    execute(editModuleSettings, { ...params, ...body }),
  ),
]
