/**
 * Runs a module's code for a page. Code that throws, is too slow or makes invalid markup is reported and
 * yields empty output for a while. An unavailable database is not the module's fault; delivery then serves
 * cached content.
 */

import { isModuleOff, moduleTag } from '../content/modules/switch.ts'
import { isUnavailable } from '../platform/database.ts'
import type { SiteReadContext } from '../site/route.ts'
import { moduleData } from './data.ts'
import { asModule } from './detached.ts'
import { reportFailure } from './failures.ts'
import { fragmentMs, suspensionMs } from './limits.ts'
import { markupProblem } from './markup.ts'
import { openPublicRead, type PublicRead } from './public-read.ts'

export interface Contribution {
  module: string
  kind: 'slot' | 'page' | 'layout-block'
  name: string
}

/** A separate name for the message. */
class Late extends Error {}

/** Cache tags of suspended contributions. */
const suspended = new Set<string>()
let renew: (tags: string[]) => void = () => {}

/**
 * Sets the listener that is called when a failed contribution may run again, so that its cached output is
 * dropped.
 */
export function onSuspensionEnded(hear: typeof renew): void {
  renew = hear
}

function suspend(tag: string): void {
  if (suspended.has(tag)) return
  suspended.add(tag)
  setTimeout(() => {
    suspended.delete(tag)
    renew([tag])
  }, suspensionMs).unref()
}

/**
 * The result of the module's code, converted by `accept`; `empty` when it fails, and for a while afterwards.
 * @param key identifies the output: after a throw, other keys of the same contribution still run; after a
 * timeout they do not
 * @throws database errors when the database is unavailable
 */
export async function contained<T, R>(
  readContext: SiteReadContext,
  { module, kind, name }: Contribution,
  key: string,
  { run, accept, empty, off = empty }: Run<T, R>,
): Promise<R> {
  const all = `module-suspend:${module}/${kind}/${name}`
  const one = `${all}/${key}`
  readContext.dependOn(moduleTag(module), all, one)
  if (isModuleOff(module)) return off
  if (suspended.has(all) || suspended.has(one)) return empty
  const opened = openPublicRead(readContext, module, moduleData)
  let timer: NodeJS.Timeout | undefined
  try {
    const timedOut = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Late(`did not answer within ${fragmentMs} ms`)), fragmentMs)
    })
    const answer = await Promise.race([asModule(module, () => run(opened.read)), timedOut])
    if (opened.unavailable()) throw opened.unavailable()
    return await accept(answer)
  } catch (error) {
    const outage = opened.unavailable() ?? (isUnavailable(error) ? error : null)
    if (outage) throw outage
    reportFailure({ module, kind, name }, error)
    suspend(error instanceof Late ? all : one)
    return empty
  } finally {
    clearTimeout(timer)
    opened.close()
  }
}

interface Run<T, R> {
  run(read: PublicRead): Promise<T>
  /** Throws when the result is not acceptable. */
  accept(answer: T): Promise<R> | R
  empty: R
  /** The result while the module is switched off; `empty` by default. */
  off?: R
}

/** @throws Error that describes the problem with the markup */
export function checkedMarkup(markup: string, frames: readonly string[]): string {
  const problem = markupProblem(markup, frames)
  if (problem) throw new Error(`its output is left out: ${problem}.`)
  return markup
}
