/** The newsroom's own modules as administrators see them. */
import { z } from 'zod'
import type { ReadContext } from '../../kernel/read-context.ts'
import { queuedOutgoing } from '../../platform/jobs.ts'
import { listModuleFailures } from './failures.ts'
import { allModules, findModule, type InstalledModule } from './registry.ts'
import { describeSettings, secretKeys } from './settings.ts'

async function describe(readContext: ReadContext, module: InstalledModule) {
  const { name, label, version, settings, adds } = module
  const schema = settings ? z.toJSONSchema(settings.schema, { io: 'input', unrepresentable: 'any' }) : null
  return {
    ...{ name, label, version, adds, isHere: true },
    settings: settings
      ? {
          schema: schema as Record<string, unknown>,
          secrets: secretKeys(module),
          ...(await describeSettings(readContext, module)),
        }
      : null,
  }
}

/** The installed modules in their order, then removed ones that left data or settings. */
export async function listModules(readContext: ReadContext) {
  const { db } = readContext
  const here = await Promise.all(allModules().map((module) => describe(readContext, module)))
  const stored = await db
    .selectFrom('moduleData')
    .select(['module', 'collection', (eb) => eb.fn.countAll<string>().as('count')])
    .groupBy(['module', 'collection'])
    .orderBy('collection')
    .execute()
  const known = await db.selectFrom('moduleSettings').select(['module', 'switchedOff']).execute()
  const names = new Set(here.map(({ name }) => name))
  const gone = [...new Set([...stored, ...known].map(({ module }) => module))].filter(
    (name) => !names.has(name),
  )
  const failures = await listModuleFailures(db)
  const queued = await queuedOutgoing(db)
  const whole = [
    ...here,
    ...gone.sort().map((name) => ({
      ...{ name, label: null, version: null, adds: [], isHere: false, settings: null },
    })),
  ]
  return whole.map((one) => ({
    ...one,
    // As it is kept: this process may hear of a switch a moment later.
    enabled: one.isHere && !known.some(({ module, switchedOff }) => module === one.name && switchedOff),
    data: stored
      .filter(({ module }) => module === one.name)
      .map(({ collection, count }) => ({
        ...{ collection, count: Number(count) },
        isKnown: Object.hasOwn(findModule(one.name)?.collections ?? {}, collection),
      })),
    outgoing: queued
      .filter(({ name }) => name.startsWith(`x:${one.name}:`))
      .reduce((sum, { count }) => sum + count, 0),
    failures: failures.filter(({ module }) => module === one.name).map(({ module: _, ...rest }) => rest),
  }))
}
