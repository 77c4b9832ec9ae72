/** The server contributions of a module: listeners, commands, routes, imports. */
import { z } from 'zod'
import type { Collection, SettingsShape } from '../content/modules/registry.ts'
import { may } from '../content/policies.ts'
import type { ModuleRoute } from './api-routes.ts'
import type { ModuleCommand } from './commands.ts'
import type { Importer, Wire } from './importers.ts'
import type { Job } from './jobs.ts'
import type { ModuleListener, ModuleRule, ModuleTimer } from './listeners.ts'
import type { ModuleSearch } from './search-index.ts'

export interface ServerParts {
  /** Listeners, run in the transactions of commands, after those of the product. */
  on?: ModuleListener[]
  /** Checked before an article is published. */
  rules?: ModuleRule[]
  commands?: ModuleCommand<any, any>[]
  /** The stored collections, by name. */
  collections?: Record<string, Collection>
  /** The settings that an administrator edits on the Modules screen. */
  settings?: z.ZodObject | SettingsShape
  timers?: ModuleTimer[]
  jobs?: Record<string, Job>
  /** Routes below /api/v1/x/NAME. */
  api?: ModuleRoute[]
  /** For `nashra import FILE --from NAME`. */
  importers?: Importer[]
  /** Fetch news repeatedly. */
  wires?: Wire[]
  /** An index that finds articles for readers' searches, instead of Nashra's own. */
  search?: ModuleSearch
}

const functions = z.custom<(...given: never[]) => unknown>(
  (value) => typeof value === 'function',
  'is not a function',
)
const schema = z.custom<z.ZodType>((value) => value instanceof z.ZodType, 'is not a schema of zod')
const objectSchema = z.custom<z.ZodObject>((value) => value instanceof z.ZodObject, 'is not a z.object')
/** Of everything that a module stores. */
const versioned = { version: z.number().int().min(1), upcast: functions.optional() }
/** Names of a module's own things, which become parts of keys, addresses and names. */
const ownName = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9-]{0,59}$/, 'is letters a to z, digits and hyphens, a letter first')
const named = <T extends z.ZodRawShape>(shape: T) =>
  z.array(z.strictObject({ name: ownName, ...shape })).optional()
/** If two had the same name, only one would be found. */
const once = (key: string) => (all: Record<string, unknown>[] | undefined) =>
  new Set(all?.map((one) => one[key])).size === (all?.length ?? 0)
const twice = 'has the same name twice'

const policy = z.custom<string>(
  (value) => value === 'anyone' || (typeof value === 'string' && value in may),
  'is not the name of a policy',
)

export const serverShapes = {
  on: z.array(z.strictObject({ event: z.string(), run: functions })).optional(),
  rules: named({ before: z.literal('publish'), check: functions }),
  commands: named({ input: schema, may: policy, run: functions }).refine(once('name'), twice),
  collections: z.record(ownName, z.strictObject({ schema, ...versioned })).optional(),
  settings: z
    .union([objectSchema, z.strictObject({ schema: objectSchema, ...versioned })], 'is not a z.object')
    .optional(),
  timers: z
    .array(z.strictObject({ key: ownName, first: z.union([z.literal('now'), functions]), run: functions }))
    .optional()
    .refine(once('key'), twice),
  jobs: z.record(ownName, z.strictObject({ run: functions, stays: z.literal(true).optional() })).optional(),
  api: z
    .array(
      z.strictObject({
        method: z.enum(['get', 'post', 'put', 'delete']),
        path: z.string().regex(/^(\/([a-z0-9-]+|\{\w+\}))+$/, 'is not a path such as /votes/{article}'),
        ...{ name: ownName, summary: z.string().min(1), may: policy, run: functions },
        ...{ params: schema.optional(), query: schema.optional(), body: schema.optional() },
        ...{ answer: schema.optional(), status: z.literal([200, 201]).optional() },
      }),
    )
    .optional()
    .refine(once('name'), twice),
  importers: named({ read: functions }).refine(once('name'), twice),
  search: functions.optional(),
  wires: named({ everyMinutes: z.number().min(1).max(10_080), poll: functions }).refine(once('name'), twice),
}
