/** The module data behind PublicRead: settings without secrets, and stored values. */
import { readModuleSettings } from '../content/modules/settings.ts'
import { listStored, readStored } from '../content/modules/store.ts'
import type { ModuleData } from './public-read.ts'

export const moduleData: ModuleData = {
  settings: readModuleSettings,
  get: readStored,
  list: listStored,
}
