/** `nashra start`: serves the site until it is told to stop. */
import cluster from 'node:cluster'
import { once } from 'node:events'
import type { Server } from 'node:http'
import { isEmpty, plantDemo } from '../../intake/demo/plant.ts'
import { openLog } from '../../platform/log.ts'
import type { Settings } from '../../platform/settings.ts'
import { firstLink } from '../first-link.ts'
import { connectNewsroom, demoDir, type Newsroom } from '../newsroom.ts'
import { portIsTaken } from '../port.ts'
import { runSite } from '../site.ts'

export interface StartOptions {
  demo: boolean
  empty: boolean
}

/** A port that was just let go may take a moment; a port that is held is said so. */
async function listen(server: Server, settings: Settings): Promise<void> {
  for (let tries = 0; ; tries++) {
    server.listen(settings.port, settings.host)
    try {
      await once(server, 'listening')
      return
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException
      if (code === 'EADDRINUSE' && tries < 5) {
        await new Promise((resolve) => setTimeout(resolve, 200))
        continue
      }
      if (code === 'EADDRINUSE') throw new Error(await portIsTaken(settings.host, settings.port))
      if (code === 'EACCES')
        throw new Error(`Port ${settings.port} needs more rights: choose one above 1023 with PORT=3000.`)
      throw new Error(`Can't listen on ${settings.host}:${settings.port}: ${message}.`)
    }
  }
}

const say = (text: string) => void process.stdout.write(`${text}\n`)

/** Settles at the first signal to stop, or when the launcher is gone. */
function toldToStop(): Promise<string> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve(signal))
    process.once('disconnect', () => resolve('disconnect'))
  })
}

/** Several processes on one port: this one holds the database and keeps the others running. */
async function keepWorkers(settings: Settings): Promise<() => Promise<void>> {
  let stopping = false
  const fork = () => cluster.fork({ NASHRA_WORKER: '1' })
  cluster.on('exit', () => {
    if (!stopping) setTimeout(fork, 500)
  })
  for (let n = 0; n < settings.workers; n++) fork()
  return async () => {
    stopping = true
    const workers = Object.values(cluster.workers ?? {}).filter((worker) => worker !== undefined)
    for (const worker of workers) worker.process.kill('SIGTERM')
    await Promise.all(workers.map((worker) => (worker.isDead() ? null : once(worker, 'exit'))))
  }
}

export async function start(settings: Settings, options: StartOptions): Promise<void> {
  const began = performance.now()
  const isWorker = cluster.isWorker
  const stop = toldToStop()
  const log = openLog(settings.logLevel)
  const newsroom = await connectNewsroom(settings, say, settings.workers > 1 ? 6 : 10)
  const site = await runSite(newsroom, settings, log)
  const alone = settings.workers === 1
  let stopWorkers = async () => {}
  try {
    if (alone || isWorker) await listen(site.server, settings)
    const wantsDemo = options.demo || (!settings.databaseUrl && !options.empty)
    const whenEmpty = async (opened: Newsroom) => {
      if (isWorker || !wantsDemo || !(await isEmpty(opened.db))) return
      say('Filling the empty newsroom with the demonstration …')
      await plantDemo(opened.db, { mediaDir: settings.mediaDir, demoDir })
    }
    const whenAway = () =>
      say(`Waiting for the database (${newsroom.where}); ${settings.siteUrl} answers 503 until it is there.`)
    const prepared = site.prepare({ whenEmpty, whenAway }).then(async () => {
      if (isWorker) return
      if (!alone) stopWorkers = await keepWorkers(settings)
      say(
        `\nنشرة · Nashra is up: ${settings.siteUrl}  (${((performance.now() - began) / 1000).toFixed(1)} s)`,
      )
      const link = await firstLink(newsroom.db, settings.siteUrl)
      if (link)
        say(
          `\nThe newsroom has no administrator yet. This link makes one; it is good once, for an hour:\n${link}\n`,
        )
      else say(`The newsroom: ${settings.siteUrl}/newsroom`)
      say(`The database lives in ${newsroom.where}. Ctrl-C stops everything.`)
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
