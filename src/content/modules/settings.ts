/**
 * The settings of modules, keyed as in the module's schema. A key with `.meta({ secret: true })` is stored
 * encrypted among the secrets: module code in commands and jobs can read it, pages and the API cannot. Settings
 * of an older shape are converted when they are read.
 */
import { z } from 'zod'
import { CommandError, command } from '../../kernel/command.ts'
import type { ReadContext } from '../../kernel/read-context.ts'
import { putSecret, readSecrets } from '../../kernel/secrets.ts'
import { expectedVersion } from '../../kernel/versions.ts'
import { may } from '../policies.ts'
import { findModule, type InstalledModule, type SettingsShape } from './registry.ts'

type Values = Record<string, unknown>

export const settingsTag = (module: string): string => `settings:${module}`
const secretName = (module: string, key: string) => `module:${module}:${key}`

const isSecret = (schema: z.ZodType): boolean => {
  const meta = schema.meta()
  const inner = (schema as unknown as { _zod: { def: { innerType?: z.ZodType } } })._zod.def.innerType
  return meta?.secret === true || (inner !== undefined && isSecret(inner))
}

/** The keys of a module's secrets. */
export const secretKeys = ({ settings }: InstalledModule): string[] =>
  Object.entries(settings?.schema.shape ?? {})
    .filter(([, schema]) => isSecret(schema as z.ZodType))
    .map(([key]) => key)

async function readRow({ db }: Pick<ReadContext, 'db'>, module: string) {
  const row = await db
    .selectFrom('moduleSettings')
    .select(['settings', 'version', 'shape'])
    .where('module', '=', module)
    .executeTakeFirst()
  return row ?? { settings: {} as Values, version: 0, shape: 1 }
}

/** The stored settings in the current shape. @throws whatever the module's `upcast` throws */
function bringForward(shape: SettingsShape, stored: { settings: Values; shape: number }): Values {
  let { settings } = stored
  for (let from = stored.shape; from < shape.version && shape.upcast; from++)
    settings = shape.upcast(settings, from)
  return settings
}

/** The same for the screen and its edits, which work even when the module cannot convert what is stored. */
function bringForwardIfPossible(shape: SettingsShape, stored: { settings: Values; shape: number }): Values {
  try {
    return bringForward(shape, stored)
  } catch {
    return stored.settings
  }
}

/** The stored values that fit the current schema; all others have their defaults. */
function fitting(schema: z.ZodObject, values: Values): Values {
  const parsed = schema.safeParse(values)
  if (parsed.success) return parsed.data
  const known = Object.entries(schema.shape).flatMap(([key, part]) => {
    const one = (part as z.ZodType).safeParse(values[key])
    return one.success && one.data !== undefined ? [[key, one.data] as const] : []
  })
  return Object.fromEntries(known)
}

/** Without secrets, for pages. */
export async function readModuleSettings(readContext: ReadContext, module: string): Promise<Values> {
  const found = findModule(module)
  if (!found?.settings) return {}
  readContext.dependOn(settingsTag(module))
  const settings = bringForward(found.settings, await readRow(readContext, module))
  const secrets = secretKeys(found)
  const open = Object.entries(found.settings.schema.shape).filter(([key]) => !secrets.includes(key))
  return fitting(z.object(Object.fromEntries(open) as z.ZodRawShape), settings)
}

/** With secrets, for code in commands and jobs. */
export async function readAllModuleSettings(readContext: ReadContext, module: string): Promise<Values> {
  const found = findModule(module)
  if (!found?.settings) return {}
  readContext.dependOn(settingsTag(module))
  const settings = bringForward(found.settings, await readRow(readContext, module))
  return fitting(found.settings.schema, { ...settings, ...(await secretsOf(readContext, found)) })
}

async function secretsOf({ db }: Pick<ReadContext, 'db'>, module: InstalledModule): Promise<Values> {
  const keys = secretKeys(module)
  const secrets = await readSecrets(
    db,
    keys.map((key) => secretName(module.name, key)),
  )
  return Object.fromEntries(
    keys.flatMap((key) => {
      const value = secrets.get(secretName(module.name, key))
      return value === undefined ? [] : [[key, value] as const]
    }),
  )
}

/** For the screen and the API: the values without secrets, and the keys of the secrets that are set. */
export async function describeSettings(readContext: Pick<ReadContext, 'db'>, module: InstalledModule) {
  const row = await readRow(readContext, module.name)
  const settings = module.settings ? bringForwardIfPossible(module.settings, row) : row.settings
  const secrets = secretKeys(module)
  const values = Object.entries(module.settings ? fitting(module.settings.schema, settings) : {})
  return {
    values: Object.fromEntries(values.filter(([key]) => !secrets.includes(key))),
    secretsSet: Object.keys(await secretsOf(readContext, module)),
    unknown: Object.keys(settings).filter((key) => !Object.hasOwn(module.settings?.schema.shape ?? {}, key)),
    version: row.version,
  }
}

/** Keys that are not given keep their values. Null removes a value, and so does an empty text for a secret. */
export const editModuleSettings = command({
  name: 'module.settings',
  input: z.object({
    name: z.string(),
    settings: z.record(z.string(), z.unknown()),
    version: expectedVersion,
  }),
  may: may.administer,
  async run(work, { name, settings: received, version: expected }) {
    const module = findModule(name)
    if (!module?.settings)
      throw new CommandError(
        'not-found',
        module ? `The module "${name}" has no settings.` : `There is no module "${name}".`,
      )
    const secrets = secretKeys(module)
    const given = { ...received }
    for (const key of secrets) if (given[key] === '') given[key] = null
    await work.db
      .insertInto('moduleSettings')
      .values({ module: name, settings: '{}', version: 0, switchedOff: false })
      .onConflict((oc) => oc.doNothing())
      .execute()
    const { schema, version: shape } = module.settings
    const row = await work.db
      .selectFrom('moduleSettings')
      .select(['settings', 'version', 'shape'])
      .where('module', '=', name)
      .forUpdate()
      .executeTakeFirstOrThrow()
    if (expected !== null && expected !== row.version)
      throw new CommandError('conflict', 'Somebody has changed these settings since you opened them.')
    const stored = bringForwardIfPossible(module.settings, row)
    const before = { ...stored, ...(await secretsOf(work, module)) }
    const whole = Object.entries({ ...before, ...given }).filter(([, value]) => value !== null)
    const parsed = z
      .strictObject(schema.shape)
      .safeParse(Object.fromEntries(whole.filter(([key]) => key in schema.shape || key in given)))
    if (!parsed.success) {
      const issue = parsed.error.issues[0]!
      throw new CommandError(
        'invalid',
        `${issue.path.join('.')}: ${issue.message}`,
        parsed.error.issues.map((one) => ({ ...one, path: ['settings', ...one.path] })),
      )
    }
    const open = Object.entries(parsed.data).filter(([key]) => !secrets.includes(key))
    for (const key of secrets.filter((one) => one in given)) {
      const value = given[key]
      if (value === null)
        await work.db.deleteFrom('secrets').where('name', '=', secretName(name, key)).execute()
      else await putSecret(work.db, secretName(name, key), String(parsed.data[key]))
    }
    const version = row.version + 1
    await work.db
      .updateTable('moduleSettings')
      .set({ settings: JSON.stringify(Object.fromEntries(open)), version, shape })
      .where('module', '=', name)
      .execute()
    work.invalidate(settingsTag(name))
    // The names of the changed keys, never the values.
    work.about(`module:${name}`, { changed: Object.keys(given) })
    return { version }
  },
})
