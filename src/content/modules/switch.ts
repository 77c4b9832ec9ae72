/**
 * The modules that are switched off, in the memory of each process. The change log tells every process, so that
 * a module stops at once and returns without a restart. Pages depend on the cache tag `module:NAME`.
 */

import type { Kysely } from 'kysely'
import { z } from 'zod'
import { CommandError, command } from '../../kernel/command.ts'
import type { Tables } from '../../kernel/tables.ts'
import { may } from '../policies.ts'
import { findModule } from './registry.ts'

let off = new Set<string>()

export const isModuleOff = (name: string): boolean => off.has(name)

export const switchedOff = (): string[] => [...off]

/** The cache tag of everything that a module shows. */
export const moduleTag = (name: string): string => `module:${name}`

const offTag = 'module-off:'
const onTag = 'module-on:'

/** Reads which modules are on; returns the cache tags of those that changed since this process last read. */
export async function loadSwitches(db: Kysely<Tables>): Promise<string[]> {
  const rows = await db
    .selectFrom('moduleSettings')
    .select('module')
    .where('switchedOff', '=', true)
    .execute()
  const now = new Set(rows.map(({ module }) => module))
  const changed = [...now.symmetricDifference(off)]
  off = now
  return changed.map(moduleTag)
}

/** Applies switches from the change log; must run before the caches are invalidated. */
export function noteSwitches(cacheTags: ReadonlySet<string>): void {
  for (const cacheTag of cacheTags) {
    if (cacheTag.startsWith(offTag)) off.add(cacheTag.slice(offTag.length))
    if (cacheTag.startsWith(onTag)) off.delete(cacheTag.slice(onTag.length))
  }
}

/** Switches everything that a module adds off or on again. Its data and settings stay. */
export const switchModule = command({
  name: 'module.switch',
  input: z.object({ name: z.string(), enabled: z.boolean() }),
  may: may.administer,
  async run(work, { name, enabled }) {
    if (!findModule(name)) throw new CommandError('not-found', `There is no module "${name}".`)
    const row = { module: name, settings: '{}', version: 0, switchedOff: !enabled }
    await work.db
      .insertInto('moduleSettings')
      .values(row)
      .onConflict((oc) => oc.column('module').doUpdateSet({ switchedOff: !enabled }))
      .execute()
    work.invalidate(`${enabled ? onTag : offTag}${name}`, moduleTag(name))
    work.about(`module:${name}`, { enabled })
  },
})
