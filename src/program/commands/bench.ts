/** `nashra bench`: measures this machine with the sources in bench/, which Node runs as they are. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Settings } from '../../platform/settings.ts'

/** The repository's root, from the sources as from the bundle in dist/. */
const root = fileURLToPath(new URL(import.meta.url.includes('/dist/') ? '..' : '../../..', import.meta.url))

/** What it measures runs on a database of its own, whatever the settings say. `parts` names some of them. */
export async function bench(
  _settings: Settings,
  parts: string[] = process.argv.slice(process.argv.indexOf('bench') + 1),
): Promise<void> {
  if (!existsSync(`${root}/bench/main.ts`))
    throw new Error('The measurements come with a checkout of Nashra alone.')
  // Measured apart: readers of live coverage and comments want the whole machine, the search an archive of its own.
  const apart = ['live', 'search', 'comments'].find((name) => name === parts[0])
  const [file, rest] = apart ? [`bench/${apart}/main.ts`, parts.slice(1)] : ['bench/main.ts', parts]
  const child = spawn(process.execPath, [...process.execArgv, file, ...rest], {
    cwd: root,
    stdio: 'inherit',
  })
  // A terminal's Ctrl-C reaches it by itself; either way it takes everything down before it ends.
  process.on('SIGINT', () => {})
  for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill('SIGTERM'))
  process.on('disconnect', () => child.kill('SIGTERM'))
  const [code] = (await once(child, 'exit')) as [number | null]
  process.exitCode = code ?? 1
}
