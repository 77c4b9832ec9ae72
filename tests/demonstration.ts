/** The demonstration newsroom in a running program, shared by the test files that only read it. */
import { openDatabase } from '../src/platform/database.ts'
import type { Connection } from '../src/platform/postgres/embedded.ts'
import { eventually, startProgram, temporaryFolder, untilReady, urlOf } from './harness.ts'
import { type Maker, shared } from './per-run.ts'

export const makeDemonstration =
  (server: Connection): Maker =>
  async () => {
    const admin = openDatabase<never>(server, 1)
    await admin.pool.query('create database demonstration template template_newsroom')
    await admin.close()
    const DATABASE_URL = urlOf({ ...server, database: 'demonstration' })
    const program = await startProgram({ DATABASE_URL, DATA_DIR: temporaryFolder() }, ['--demo'])
    await untilReady(program.url)
    return { value: program.url, close: () => program.stop() }
  }

/** The address of a program with the demonstration in it. Read there, and change nothing: others read it too. */
export const demonstration = (): Promise<string> => shared<string>('demonstration')

/** The address of the article that leads its front. */
export async function leadPath(): Promise<string> {
  const url = await demonstration()
  const lead = async () => {
    const front = await (await fetch(url)).text()
    return /href="(\/articles\/[^"]+)"/.exec(front.slice(front.indexOf('front-lead')))?.[1]
  }
  await eventually('the front is shown', async () => (await lead()) !== undefined)
  return (await lead())!
}
