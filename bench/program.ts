/** The built program, started as an administrator starts it, and what it tells about itself. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { atTheEnd } from './ending.ts'
import { type Client, createClient } from './load.ts'
import { canPin, freePort, toolPath } from './tools.ts'

const cli = fileURLToPath(new URL('../dist/cli.js', import.meta.url))

export interface Program {
  port: number
  client: Client
  /** The counters and gauges of /metrics by their names, labels included. */
  metrics(): Promise<Map<string, number>>
  /** Bytes of memory that are resident now, and the most there ever were. */
  memory(): { now: number; most: number }
  stop(): Promise<void>
}

/** @param core where it may run; null: anywhere */
export async function startProgram(
  where: { databaseUrl: string; folder: string },
  core: 0 | null = 0,
  settings: Record<string, string> = {},
): Promise<Program> {
  if (!existsSync(cli)) throw new Error('The program is not built: "npm run build" builds it.')
  const port = await freePort()
  // With the options of the launcher, which are ours too.
  const node = [...process.execArgv, cli, 'start', '--empty']
  const [command, args] =
    core !== null && canPin
      ? [toolPath('taskset'), ['-c', String(core), process.execPath, ...node]]
      : [process.execPath, node]
  const env = {
    ...process.env,
    ...{ PORT: String(port), HOST: '127.0.0.1', SITE_URL: `http://localhost:${port}`, LOG_LEVEL: 'warn' },
    ...{ DATABASE_URL: where.databaseUrl, DATA_DIR: `${where.folder}/data`, WORKERS: '1' },
    ...settings,
  }
  // The channel tells it when we are gone, however we went.
  const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] })
  let printed = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk) => {
      printed += chunk
    })
  const client = createClient(port, 64)
  const stop = atTheEnd(async () => {
    client.close()
    if (child.exitCode !== null || child.signalCode !== null) return
    child.kill('SIGTERM')
    await once(child, 'exit')
  })
  for (const until = Date.now() + 30_000; ; ) {
    const answer = await client.get('/readyz').catch(() => null)
    if (answer?.status === 200) break
    if (child.exitCode !== null || Date.now() > until)
      throw new Error(`The program did not start:\n${printed}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return {
    port,
    client,
    stop,
    async metrics() {
      const { body } = await client.get('/metrics')
      const lines = body.toString().matchAll(/^([^#\s]+(?:\{[^}]*\})?) (\S+)$/gm)
      return new Map([...lines].map(([, name, value]) => [name!, Number(value)]))
    },
    memory() {
      // taskset becomes the program: the pid is the program's own.
      const status = readFileSync(`/proc/${child.pid}/status`, 'utf8')
      const bytes = (name: string) =>
        Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1]) * 1024
      return { now: bytes('VmRSS'), most: bytes('VmHWM') }
    },
  }
}

/** What a counter grew by, for every name that begins like this. */
export function growth(
  before: Map<string, number>,
  after: Map<string, number>,
  prefix: string,
): Map<string, number> {
  const all = [...after].filter(([name]) => name.startsWith(prefix))
  return new Map(all.map(([name, value]) => [name, value - (before.get(name) ?? 0)]))
}
