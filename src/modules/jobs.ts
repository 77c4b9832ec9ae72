/**
 * Jobs of modules: slow work and everything sent to other machines. Commands add jobs, and failed ones are
 * retried.
 */
import type { Kysely } from 'kysely'
import type { z } from 'zod'
import { readAllModuleSettings } from '../content/modules/settings.ts'
import { isModuleOff } from '../content/modules/switch.ts'
import { system } from '../kernel/actor.ts'
import { untracked } from '../kernel/read-context.ts'
import { execute } from '../kernel/run.ts'
import type { Tables } from '../kernel/tables.ts'
import { addJob, type Work as JobWork } from '../platform/jobs.ts'
import type { Outbound, RequestOptions } from '../platform/outbound.ts'
import { failed, type ModuleCommand } from './commands.ts'
import { moduleData } from './data.ts'
import { commandOf } from './declared-commands.ts'
import { asModule, asProduct } from './detached.ts'
import { installedSiteUrl, jobName } from './installed.ts'
import type { Module } from './module.ts'
import { openPublicRead, type PublicRead } from './public-read.ts'

export interface JobContext {
  /** Aborted when the process ends or sending is paused: stop, the job will be retried. */
  signal: AbortSignal
  read: PublicRead
  /** The module's settings, with secrets. */
  settings(): Promise<unknown>
  /** Runs a command of a module. */
  execute<S extends z.ZodType, O>(command: ModuleCommand<S, O>, input: z.input<S>): Promise<O>
  /** Sends a request to a host of the public internet, or one in ALLOW_PRIVATE_HOSTS. Follows no redirects. */
  ask(url: string, options?: RequestOptions): Promise<Response>
}

export interface Job {
  /** When it throws, it is retried after increasing delays, six attempts in all. */
  run(context: JobContext, payload: unknown): Promise<void>
  /**
   * The job sends nothing to other machines, so it also runs while sending is paused, for example after a
   * restore.
   */
  stays?: true
}

export interface JobPlace {
  db: Kysely<Tables>
  outbound: Outbound
}

/** Jobs of a switched-off module wait. */
const offMs = 5 * 60_000

/** The context of a module's job; it works until the job ends. */
export function openJobContext({ db, outbound }: JobPlace, module: string, signal: AbortSignal) {
  const { read, close } = openPublicRead(
    { ...untracked(db), siteUrl: installedSiteUrl() },
    module,
    moduleData,
  )
  let isOver = false
  const check = () => {
    if (isOver) throw new Error(`The job of the module "${module}" has ended. The call was refused.`)
  }
  const context: JobContext = {
    signal,
    read,
    async settings() {
      check()
      return asProduct(() => readAllModuleSettings(untracked(db), module))
    },
    async execute(command, input) {
      check()
      return asProduct(() => execute(db, system(`module ${module}`), commandOf(command), input))
    },
    async ask(url, options = {}) {
      check()
      const signals = options.signal ? [options.signal, signal] : [signal]
      return asProduct(() => outbound.ask(new URL(url), { ...options, signal: AbortSignal.any(signals) }))
    },
  }
  const end = () => {
    isOver = true
    close()
  }
  return { context, end }
}

export function jobsFor(place: JobPlace, { name: module, jobs = {} }: Module): Record<string, JobWork> {
  return Object.fromEntries(
    Object.entries(jobs).map(([own, { run, stays }]) => {
      const name = jobName(module, own)
      const work: JobWork = async (payload, signal) => {
        if (isModuleOff(module)) {
          const at = new Date(Date.now() + offMs)
          const reach = stays ? 'stays' : 'leaves'
          return addJob(place.db, name, payload as object, `${name}:off:${JSON.stringify(payload)}`, {
            at,
            reach,
          })
        }
        const { context, end } = openJobContext(place, module, signal)
        try {
          await asModule(module, () => run(context, payload))
        } catch (error) {
          throw signal.aborted ? error : failed(module, 'job', own, error)
        } finally {
          end()
        }
      }
      return [name, work]
    }),
  )
}
