/** `nashra bench`: measures this machine with the scripts in bench/, run directly from source. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Settings } from '../platform/settings.ts'
import { root as rootUrl } from '../server/newsroom.ts'

const root = fileURLToPath(rootUrl)

/** Ignores the settings: the measurements use their own database. `parts` selects some of them. */
export async function bench(
  _settings: Settings,
  parts: string[] = process.argv.slice(process.argv.indexOf('bench') + 1),
): Promise<void> {
  if (!existsSync(`${root}/bench/main.ts`))
    throw new Error('The measurements are only available in a checkout of Nashra.')
  // These run on their own: readers of live coverage and comments need the whole machine, the search needs its own
  // archive, and the phone opens a running site.
  const separate = ['live', 'search', 'comments', 'phone'].find((name) => name === parts[0])
  const [file, rest] = separate ? [`bench/${separate}/main.ts`, parts.slice(1)] : ['bench/main.ts', parts]
  const child = spawn(process.execPath, [...process.execArgv, file, ...rest], {
    cwd: root,
    stdio: 'inherit',
  })
  // The terminal sends Ctrl-C to the child itself; other signals are passed on. The child cleans up before it ends.
  process.on('SIGINT', () => {})
  for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill('SIGTERM'))
  process.on('disconnect', () => child.kill('SIGTERM'))
  const [code] = (await once(child, 'exit')) as [number | null]
  process.exitCode = code ?? 1
}
