/** The tools of the measurements: who has to be there, who sits on which core, which port is free. */
import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { accessSync, constants } from 'node:fs'
import { createServer } from 'node:net'
import { availableParallelism } from 'node:os'
import { delimiter } from 'node:path'

/** The path of a program, with the folders where Debian keeps nginx. */
function find(name: string): string | undefined {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin']
  return folders
    .map((folder) => `${folder}/${name}`)
    .find((path) => {
      try {
        accessSync(path, constants.X_OK)
        return true
      } catch {
        return false
      }
    })
}

/** @throws one sentence that says how to install what is missing */
export function checkTools(names: string[]): void {
  const missing = names.filter((name) => !find(name))
  if (missing.length > 0)
    throw new Error(
      `The measurements need ${missing.join(' and ')}: "apt-get install ${missing.join(' ')}" brings ${missing.length > 1 ? 'them' : 'it'}.`,
    )
}

export const toolPath = (name: string): string => find(name) ?? name

export const canPin: boolean =
  availableParallelism() > 1 &&
  find('taskset') !== undefined &&
  spawnSync('taskset', ['-c', '0,1', 'true']).status === 0

/** The command that runs a program on one core, as `spawn` takes it; where that can't be, on any. */
export function pinned(core: 0 | 1, name: string, args: string[]): [string, string[]] {
  return canPin ? ['taskset', ['-c', String(core), toolPath(name), ...args]] : [toolPath(name), args]
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  return port
}
