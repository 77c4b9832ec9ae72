/** The newsroom's own modules: switched off and on, and their settings. */
import { z } from 'zod'
import { isStorable } from '../kernel/fields.ts'
import { operation } from './operation.ts'
import { expectedVersion, instant, list } from './values.ts'

const nameParam = z.object({ name: z.string().max(40) })

const moduleAnswer = z.object({
  name: z.string(),
  label: z.record(z.string(), z.string()).nullable().describe('By language; Arabic and English at least.'),
  version: z.string().nullable(),
  /** The parts that it adds, by the keys of a module: 'on', 'timers'. */
  adds: z.array(z.string()),
  enabled: z.boolean(),
  /** False when the module was removed; its data is kept. */
  isHere: z.boolean(),
  data: z
    .array(
      z.object({
        ...{ collection: z.string(), count: z.number() },
        isKnown: z.boolean().describe('False when the module does not declare the collection (any more).'),
      }),
    )
    .describe('The data that it stored, by collection.'),
  outgoing: z.number().describe('Its jobs that wait and leave this machine.'),
  settings: z
    .object({
      /** A JSON Schema. */
      schema: z.record(z.string(), z.unknown()),
      secrets: z.array(z.string()),
      values: z.record(z.string(), z.unknown()),
      secretsSet: z.array(z.string()),
      unknown: z
        .array(z.string())
        .describe('Keys that are kept and that the module does not know (any more).'),
      version: z.number(),
    })
    .nullable(),
  failures: z.array(
    z.object({
      ...{ kind: z.string(), name: z.string(), message: z.string(), count: z.number() },
      ...{ firstAt: instant, lastAt: instant },
    }),
  ),
})

export const moduleOperations = {
  listModules: operation({
    method: 'get',
    path: '/modules',
    name: 'listModules',
    may: 'administer',
    summary:
      'Lists the newsroom’s modules, with their settings without secrets, and their failures in the last 30 days.',
    answer: list(moduleAnswer),
  }),
  switchModule: operation({
    method: 'put',
    path: '/modules/{name}',
    name: 'switchModule',
    may: 'administer',
    summary: 'Switches everything that a module adds off, or on again, at once. Its data stays.',
    params: nameParam,
    body: z.strictObject({ enabled: z.boolean() }),
  }),
  editModuleSettings: operation({
    method: 'put',
    path: '/modules/{name}/settings',
    name: 'editModuleSettings',
    may: 'administer',
    summary: 'Changes the given settings. Null removes a value; so does an empty text for a secret.',
    params: nameParam,
    body: z
      .strictObject({
        settings: z.record(z.string(), z.unknown()).refine(isStorable, 'has a character that cannot be kept'),
      })
      .extend(expectedVersion),
    answer: z.object({ version: z.number() }),
  }),
}
