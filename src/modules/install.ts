/**
 * Fills the registries of this process with the contributions of the product and the newsroom's own modules,
 * before the first command.
 */

import { z } from 'zod'
import { installModuleBlocks } from '../body/module-block.ts'
import { installFields } from '../content/articles/field-values.ts'
import { installKinds } from '../content/articles/kinds.ts'
import { installRules } from '../content/articles/rules.ts'
import { installBlockTypes } from '../content/layouts/blocks.ts'
import { type DefaultLayouts, installDefaultLayouts } from '../content/layouts/defaults.ts'
import { installModuleData, type SettingsShape } from '../content/modules/registry.ts'
import { isModuleOff } from '../content/modules/switch.ts'
import { installListeners } from '../kernel/events.ts'
import { installTimers } from '../kernel/timers.ts'
import { productBlockTypes } from '../site/layout-blocks/types.ts'
import { containedBlock } from './block-views.ts'
import { installCommands } from './commands.ts'
import { reportFailure } from './failures.ts'
import { wireTimers } from './importers.ts'
import { setInstalled } from './installed.ts'
import { listenersFor, rulesFor, timersFor } from './listeners.ts'
import type { Module } from './module.ts'
import { productModules } from './product.ts'

/**
 * @param own the newsroom's own modules, which follow those of the product
 * @param siteUrl without a trailing slash
 */
export function installModules(
  own: readonly Module[] = [],
  siteUrl = '',
  layouts: DefaultLayouts = {},
): void {
  setInstalled(own, siteUrl)
  installModuleData(
    own.map((module) => ({
      name: module.name,
      label: (module.label as Record<string, string> | undefined) ?? null,
      version: module.version ?? null,
      collections: module.collections ?? {},
      settings: settingsShape(module.settings),
      adds: Object.keys(module).filter(
        (key) => !['name', 'label', 'version', 'requires', 'collections', 'settings'].includes(key),
      ),
    })),
  )
  for (const { name, commands = [] } of own) installCommands(name, commands)
  installListeners([...productModules.flatMap((module) => module.on ?? []), ...own.flatMap(listenersFor)])
  installRules(own.flatMap(rulesFor))
  installTimers([
    ...productModules.flatMap((module) => module.timers ?? []),
    ...own.flatMap(timersFor),
    ...own.flatMap(wireTimers),
  ])
  installFields(
    new Map(
      own.flatMap(({ name, fields = {} }) =>
        Object.entries(fields).map(([field, one]) => [`${name}.${field}`, one] as const),
      ),
    ),
    isModuleOff,
  )
  installKinds(
    new Map(
      own.flatMap(({ name, kinds = [] }) => kinds.map((kind) => [`${name}.${kind.name}`, kind] as const)),
    ),
  )
  installModuleBlocks(
    own.flatMap(({ name, blocks = [] }) => blocks.map((block) => containedBlock(name, block))),
    isModuleOff,
  )
  installBlockTypes([...productBlockTypes, ...own.flatMap(({ layoutBlocks = [] }) => layoutBlocks)])
  installDefaultLayouts(layouts, (kind, error) =>
    reportFailure({ module: 'nashra.config', kind: 'layout', name: kind }, error),
  )
}

const settingsShape = (given: Module['settings']): SettingsShape | null =>
  given instanceof z.ZodObject ? { schema: given, version: 1 } : (given ?? null)

/** The timer keys of the newsroom's own modules. */
export const ownTimerKeys = (own: readonly Module[]): string[] =>
  [...own.flatMap(timersFor), ...own.flatMap(wireTimers)].map(({ key }) => key)
