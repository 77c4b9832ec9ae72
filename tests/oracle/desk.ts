/** A process of its own that carries out random commands for as long as it is told to. */

import type { Tables } from '../../src/kernel/tables.ts'
import { installModules } from '../../src/modules/install.ts'
import { openDatabase } from '../../src/platform/database.ts'
import { randomFrom } from '../seed.ts'
import { createDesk } from './actions.ts'

const { connection, seed } = JSON.parse(process.argv[2]!) as { connection: object; seed: number }
installModules()
const { db, close } = openDatabase<Tables>(connection, 2)
const action = createDesk(db, randomFrom(seed))

process.on('message', async (count: number) => {
  if (count === 0) {
    await close()
    process.disconnect()
    return
  }
  let failure: string | null = null
  try {
    for (let n = 0; n < count; n++) await action()
  } catch (error) {
    failure = (error as Error).stack ?? String(error)
  }
  process.send!({ failure })
})
process.send!({ failure: null })
