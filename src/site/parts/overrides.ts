/** Parts of the site that a newsroom's module may replace. Installed once at the start; empty without modules. */
import { raw } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'

/** The result of a JSX expression. */
export type Markup = HtmlEscapedString | Promise<HtmlEscapedString>

export const partNames = ['masthead', 'footer', 'card', 'kicker', 'meta', 'ending'] as const
export type PartName = (typeof partNames)[number]

/** Renders a part from its props and the product's markup; null means the product's markup is used. */
export type Override = (props: object, own: () => Markup) => string | null

let installed: Partial<Record<PartName, Override>> = {}

export function installParts(parts: Partial<Record<PartName, Override>>): void {
  installed = parts
}

export function overridable(name: PartName, props: object, own: () => Markup): Markup {
  const made = installed[name]?.(props, own) ?? null
  return made === null ? own() : raw(made)
}
