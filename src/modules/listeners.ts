/** Adapts listeners, rules and timers of modules to the product's types. */
import { z } from 'zod'
import type { PublicationRule } from '../content/articles/rules.ts'
import { isModuleOff } from '../content/modules/switch.ts'
import { moveTimer } from '../content/modules/timers.ts'
import { may } from '../content/policies.ts'
import { system } from '../kernel/actor.ts'
import { command } from '../kernel/command.ts'
import type { Listener } from '../kernel/events.ts'
import { untracked } from '../kernel/read-context.ts'
import { execute } from '../kernel/run.ts'
import { claimTimer, type Timer } from '../kernel/timers.ts'
import { failed } from './commands.ts'
import { moduleData } from './data.ts'
import { reportFailure } from './failures.ts'
import { installedSiteUrl } from './installed.ts'
import { listenerMs, ruleMs } from './limits.ts'
import type { Module } from './module.ts'
import { openPublicRead, type PublicRead } from './public-read.ts'
import { withinLimit } from './within-limit.ts'
import { type ModuleWork, withModuleWork } from './work.ts'

export interface ModuleListener {
  event: string
  run(work: ModuleWork, payload: never): Promise<void> | void
}

export const listenersFor = ({ name: module, on: listeners = [] }: Module): Listener[] =>
  listeners.map(({ event, run }) => ({
    event,
    run: (work, payload) =>
      withModuleWork(module, work, listenerMs, (own) => run(own, structuredClone(payload))),
    apart: {
      limitMs: listenerMs,
      isOff: () => isModuleOff(module),
      onFailure: (error) => reportFailure({ module, kind: 'listener', name: event }, error),
    },
  }))

/** An objection of a rule to an article: the field and a sentence for the editor. */
export interface RuleIssue {
  path?: string
  message: string
}

export interface ModuleRule {
  name: string
  /** Checked before an article is published, scheduled or corrected, and when a wire delivers it as published. */
  before: 'publish'
  /** Returns the issues; none means that the article may be published. */
  check(
    article: Parameters<PublicationRule['check']>[1],
    read: PublicRead,
  ): Promise<RuleIssue[] | void> | RuleIssue[] | void
}

export const rulesFor = ({ name: module, rules = [] }: Module): PublicationRule[] =>
  rules.map(({ name, check }) => ({
    module,
    isOff: () => isModuleOff(module),
    async check(work, article) {
      const given = { ...untracked(work.db), siteUrl: installedSiteUrl() }
      const { read, close } = openPublicRead(given, module, moduleData)
      try {
        return (await withinLimit(module, ruleMs, () => check(structuredClone(article), read))) ?? []
      } catch (error) {
        throw failed(module, 'rule', name, error)
      } finally {
        close()
      }
    },
  }))

export interface ModuleTimer {
  key: string
  /** When it is first due: 'now' means at the first start. */
  first: 'now' | ((now: Date) => Date)
  /** Returns when to run again; null means not until the next start. */
  run(work: ModuleWork): Promise<Date | null> | Date | null
}

const minuteMs = 60_000

export const timersFor = ({ name: module, timers = [] }: Module): Timer[] =>
  timers.map(({ key: own, first, run }) => {
    const key = `x:${module}:${own}`
    const due = command({
      name: `${module}.timer`,
      input: z.object({}),
      may: may.runTheProgram,
      async run(work) {
        if (!(await claimTimer(work, key, new Date(work.now.getTime() + minuteMs)))) return
        await moveTimer(work, key, await withModuleWork(module, work, listenerMs, run))
      },
    })
    return {
      key,
      first: first === 'now' ? 'now' : async () => first(new Date()),
      async run({ db }) {
        if (isModuleOff(module)) return new Date(Date.now() + minuteMs)
        try {
          await execute(db, system(`module ${module}`), due, {})
        } catch (error) {
          throw failed(module, 'timer', own, error)
        }
        return null
      },
    }
  })
