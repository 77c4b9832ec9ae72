/** The output of modules for a page. */
import { html } from 'hono/html'
import type { Markup } from '../site/parts/overrides.ts'

/**
 * JSX, or the result of the tag `html`. A plain string is text and is escaped. Null, undefined, false and ''
 * are empty.
 */
export type Html = Markup | string | null | undefined | false

/** Converts the output to markup, not yet checked. */
export async function markupOf(answer: unknown): Promise<string> {
  if (answer === null || answer === undefined || answer === false) return ''
  if (typeof answer !== 'string' && typeof answer !== 'object')
    throw new Error(`its output is left out: it has the type ${typeof answer}, not JSX.`)
  return String(await html`${answer}`)
}
