/** The context of a module's code inside a command's transaction. There is no direct database access. */
import type { z } from 'zod'
import { readAllModuleSettings } from '../content/modules/settings.ts'
import { deleteStored, putStored, readToChange } from '../content/modules/store.ts'
import { searchCacheTag } from '../content/search/cache-tags.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Work } from '../kernel/command.ts'
import type { Event } from '../kernel/events.ts'
import { untracked } from '../kernel/read-context.ts'
import { addJob } from '../platform/jobs.ts'
import type { ModuleCommand } from './commands.ts'
import { moduleData } from './data.ts'
import { commandOf } from './declared-commands.ts'
import { installedSiteUrl, jobName, jobReach } from './installed.ts'
import { openPublicRead, type PublicRead } from './public-read.ts'
import { type Scope, withinLimit } from './within-limit.ts'

export interface ModuleWork {
  actor: Pick<Actor, 'id' | 'name' | 'role'>
  /** The time of the command. */
  now: Date
  read: PublicRead
  /** The module's settings, with secrets. */
  settings(): Promise<unknown>
  store(collection: string): {
    /** The current value. The key is locked until the command ends, so a following put loses nothing. */
    get(key: string): Promise<unknown>
    /** The value must match the schema of the collection and have at most 256 KB as JSON. */
    put(key: string, value: unknown): Promise<void>
    delete(key: string): Promise<void>
  }
  /** Runs a command of a module as a part of this one. */
  perform<S extends z.ZodType, O>(command: ModuleCommand<S, O>, input: z.input<S>): Promise<O>
  /** Makes searches ask again, because the module's search index knows more. */
  searchChanged(): void
  /** Emits an event: listeners run at the end of the command. The name begins with the module's: 'polls.closed'. */
  emit(event: Event): void
  /**
   * Adds a job of the module, which starts after the commit. A job with the same key that has not started is
   * replaced.
   */
  job(name: string, payload: object, key: string, options?: { at?: Date }): Promise<void>
}

/** Runs a module's code with its context; the context stops working afterwards. */
export function withModuleWork<T>(
  module: string,
  work: Work,
  limitMs: number,
  run: (work: ModuleWork) => Promise<T> | T,
): Promise<T> {
  return withinLimit(module, limitMs, (scope) => {
    const given = { ...untracked(work.db), siteUrl: installedSiteUrl() }
    const { read, close } = openPublicRead(given, module, moduleData)
    return Promise.resolve(run(moduleWork(module, work, read, scope))).finally(close)
  })
}

function moduleWork(module: string, work: Work, read: PublicRead, scope: Scope): ModuleWork {
  const { id, name, role } = work.actor
  return {
    actor: { id, name, role },
    now: new Date(work.now),
    read,
    settings: () => scope.ask(() => readAllModuleSettings(untracked(work.db), module)),
    store: (collection) => ({
      get: (key) => scope.ask(() => readToChange(work, module, collection, key)),
      put: (key, value) => scope.ask(() => putStored(work, module, collection, key, value)),
      delete: (key) => scope.ask(() => deleteStored(work, module, collection, key)),
    }),
    perform: (command, input) => scope.ask(() => work.perform(commandOf(command), input)),
    searchChanged() {
      scope.check()
      work.invalidate(searchCacheTag)
    },
    emit(event) {
      scope.check()
      if (!event.name.startsWith(`${module}.`))
        throw new Error(`The module "${module}" emits events named "${module}.…", not "${event.name}".`)
      work.emit({ name: event.name, payload: structuredClone(event.payload) })
    },
    job: (job, payload, key, { at } = {}) =>
      scope.ask(() =>
        addJob(work.db, jobName(module, job), payload, `${jobName(module, job)}:${key}`, {
          at: at ?? null,
          reach: jobReach(module, job),
        }),
      ),
  }
}
