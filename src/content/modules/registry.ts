/** The data types that the newsroom's modules declare; filled once at the start (modules/install.ts). */
import type { z } from 'zod'

/** A collection of stored values of one shape. */
export interface Collection {
  schema: z.ZodType
  /** The version of the shape, from 1. */
  version: number
  /** Converts a value of an older version to the next version. */
  upcast?(data: unknown, from: number): unknown
}

/** The settings of a module, and their version. */
export interface SettingsShape {
  schema: z.ZodObject
  /** The version of the shape, from 1. */
  version: number
  /** Converts stored settings, without secrets, of an older version to the next version. */
  upcast?(settings: Record<string, unknown>, from: number): Record<string, unknown>
}

export interface InstalledModule {
  name: string
  /** Keyed by language. */
  label: Record<string, string> | null
  version: string | null
  collections: Record<string, Collection>
  settings: SettingsShape | null
  /** The parts that the module adds, by their keys: 'on', 'timers'. */
  adds: string[]
}

let installed = new Map<string, InstalledModule>()

export function installModuleData(modules: readonly InstalledModule[]): void {
  installed = new Map(modules.map((module) => [module.name, module]))
}

export const findModule = (name: string): InstalledModule | null => installed.get(name) ?? null

export const allModules = (): InstalledModule[] => [...installed.values()]
