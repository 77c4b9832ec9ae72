/** `nashra start`: serves the site until it is stopped. */
import cluster from 'node:cluster'
import { once } from 'node:events'
import { createServer, type Server } from 'node:net'
import { isEmpty, loadDemo } from '../ingest/demo/load.ts'
import type { Module } from '../modules/module.ts'
import { openLog } from '../platform/log.ts'
import type { Settings } from '../platform/settings.ts'
import { firstLink } from '../server/first-link.ts'
import { connectNewsroom, demoDir, type Newsroom } from '../server/newsroom.ts'
import { portTakenMessage } from '../server/port.ts'
import { runSite } from '../server/site.ts'

export interface StartOptions {
  demo: boolean
  empty: boolean
  /** The newsroom's own modules. */
  modules: readonly Module[]
}

/**
 * On Linux each worker has its own queue of connections at the port: a dead worker holds none, and the system
 * distributes them among the living.
 */
const canShare = process.platform === 'linux'

/** A port that was just released may take a moment; for a port in use, the error names its owner. */
async function listen(server: Server, settings: Settings, shared = false): Promise<void> {
  for (let tries = 0; ; tries++) {
    server.listen({ port: settings.port, host: settings.host, reusePort: shared && canShare })
    try {
      await once(server, 'listening')
      return
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException
      if (code === 'EADDRINUSE' && tries < 5) {
        await new Promise((resolve) => setTimeout(resolve, 200))
        continue
      }
      if (code === 'EADDRINUSE') throw new Error(await portTakenMessage(settings.host, settings.port))
      if (code === 'EACCES')
        throw new Error(`Port ${settings.port} needs more rights: choose one above 1023 with PORT=3000.`)
      throw new Error(`Can't listen on ${settings.host}:${settings.port}: ${message}.`)
    }
  }
}

const print = (text: string) => void process.stdout.write(`${text}\n`)

/** Resolves at the first signal to stop, or when the launcher ends. */
function stopRequested(): Promise<string> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve(signal))
    process.once('disconnect', () => resolve('disconnect'))
  })
}

/** Checks that the port is free: workers sharing it would share it with another program too. */
async function tryPort(settings: Settings): Promise<void> {
  const server = createServer()
  await listen(server, settings)
  server.close()
  await once(server, 'close')
}

const listening = 'listening'

/** Several processes on one port: this one holds the database and keeps the others running. */
function keepWorkers(settings: Settings): { allAnswer: Promise<void>; stop(): Promise<void> } {
  let stopping = false
  let answering = 0
  let all: () => void
  const allAnswer = new Promise<void>((resolve) => {
    all = resolve
  })
  const fork = () => {
    cluster.fork({ NASHRA_WORKER: '1' }).on('message', (message) => {
      if (message === listening && ++answering === settings.workers) all()
    })
  }
  // From here on the worker receives no readers.
  cluster.on('disconnect', ({ process }) => {
    if (!stopping) print(`The process ${process.pid} ended unexpectedly and is replaced.`)
  })
  cluster.on('exit', () => {
    if (!stopping) setTimeout(fork, 500)
  })
  for (let n = 0; n < settings.workers; n++) fork()
  const stop = async () => {
    stopping = true
    const workers = Object.values(cluster.workers ?? {}).filter((worker) => worker !== undefined)
    for (const worker of workers) worker.process.kill('SIGTERM')
    await Promise.all(workers.map((worker) => (worker.isDead() ? null : once(worker, 'exit'))))
  }
  return { allAnswer, stop }
}

export async function start(settings: Settings, options: StartOptions): Promise<void> {
  const began = performance.now()
  const isWorker = cluster.isWorker
  const stop = stopRequested()
  const log = openLog(settings.logLevel)
  const newsroom = await connectNewsroom(settings, print, settings.workers > 1 ? 6 : 10)
  const site = await runSite(newsroom, settings, log)
  const alone = settings.workers === 1
  let stopWorkers = async () => {}
  try {
    if (alone) await listen(site.server, settings)
    else if (!isWorker) await tryPort(settings)
    const wantsDemo = options.demo || (!settings.databaseUrl && !options.empty)
    const onSchemaReady = async (opened: Newsroom) => {
      if (isWorker || !wantsDemo || !(await isEmpty(opened.db))) return
      print('Loading the demonstration into the empty newsroom …')
      await loadDemo(opened.db, { mediaDir: settings.mediaDir, demoDir })
    }
    // A worker accepts readers when it can serve them; while the database is unavailable, it says so.
    let listeningSite: Promise<void> | undefined
    const takeReaders = () => {
      listeningSite ??= listen(site.server, settings, true).then(() => void process.send?.(listening))
      return listeningSite
    }
    const onDatabaseUnavailable = () => {
      if (isWorker) return void takeReaders().catch(() => {})
      print(`Waiting for the database (${newsroom.where}); ${settings.siteUrl} answers 503 until then.`)
    }
    const prepared = site.prepare({ onSchemaReady, onDatabaseUnavailable }).then(async () => {
      if (isWorker) return takeReaders()
      if (!alone) {
        const workers = keepWorkers(settings)
        stopWorkers = workers.stop
        await workers.allAnswer
      }
      print(
        `\nنشرة · Nashra is up: ${settings.siteUrl}  (${((performance.now() - began) / 1000).toFixed(1)} s)`,
      )
      const link = await firstLink(newsroom.db, settings.siteUrl)
      if (link)
        print(
          `\nThe newsroom has no administrator yet. Use this link to create one. It works once, for an hour:\n${link}\n`,
        )
      else print(`The newsroom: ${settings.siteUrl}/newsroom`)
      print(`The database lives in ${newsroom.where}. Ctrl-C stops everything.`)
      if (options.modules.length > 0)
        print(`The newsroom's own modules: ${options.modules.map(({ name }) => name).join(', ')}.`)
      if (process.env.NASHRA_NOTICE) print(`\n${process.env.NASHRA_NOTICE}`)
    })
    const failed = prepared.then(
      () => new Promise<never>(() => {}),
      (error) => Promise.reject(error),
    )
    await Promise.race([stop, failed])
  } finally {
    await stopWorkers()
    await site.close()
    await newsroom.close()
  }
}
