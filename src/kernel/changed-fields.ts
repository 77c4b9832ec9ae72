/** The changes made by a command, for the audit log. */
import { sameJson } from '../values/canonical-json.ts'

/** For each field of `after` that differs from `before`: [before, after]. Long values are only marked as changed. */
export function changesOf(
  before: Record<string, unknown>,
  after: Record<string, unknown>,
): Record<string, unknown> {
  const changed = Object.keys(after).filter((field) => !sameJson(before[field] ?? null, after[field] ?? null))
  const shown = (value: unknown) => (JSON.stringify(value ?? null).length > 300 ? '…' : (value ?? null))
  return Object.fromEntries(changed.map((field) => [field, [shown(before[field]), shown(after[field])]]))
}
