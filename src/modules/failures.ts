/** The failures of the newsroom's modules since this process started. */
import { maxFailures } from './limits.ts'

export interface ModuleFailure {
  module: string
  /** The kind of contribution: 'slot', 'page', 'part', 'layout-block', 'feed', 'listener', … */
  kind: string
  /** The name of the contribution: 'article.after-body', 'card'. */
  name: string
  /** The latest error message. */
  message: string
  /** When it first and last failed. */
  first: Date
  last: Date
  count: number
}

type Hear = (failure: ModuleFailure, error: unknown) => void

const failures = new Map<string, ModuleFailure>()
const hearers = new Set<Hear>()

/** Counts a failure of a module's code and notifies the listeners that count and log it. */
export function reportFailure(
  { module, kind, name }: Pick<ModuleFailure, 'module' | 'kind' | 'name'>,
  error: unknown,
): void {
  const key = `${module}/${kind}/${name}`
  const before = failures.get(key)
  const now = new Date()
  const message = error instanceof Error ? error.message : String(error)
  const failure: ModuleFailure = {
    ...{ module, kind, name, message: message.slice(0, 500) },
    ...{ first: before?.first ?? now, last: now, count: (before?.count ?? 0) + 1 },
  }
  failures.delete(key)
  failures.set(key, failure)
  if (failures.size > maxFailures) failures.delete(failures.keys().next().value!)
  for (const hear of hearers) hear(failure, error)
}

/** Each failure once, the latest first. */
export const listFailures = (): ModuleFailure[] => [...failures.values()].reverse()

/** Calls `hear` for each failure from now on; returns a function that ends this. */
export function onFailure(hear: Hear): () => void {
  hearers.add(hear)
  return () => void hearers.delete(hear)
}
