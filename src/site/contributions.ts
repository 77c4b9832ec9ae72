/**
 * The additions of the newsroom's own modules to the site, installed once at the start. Without modules,
 * pages are unchanged.
 */
import { type Allowed, mergeAllowed } from './frame/policy.ts'
import type { LayoutBlock } from './layout-blocks/view.ts'
import type { Renderer, Route } from './route.ts'

/**
 * Places where modules add fragments. A slot's argument is the id of the article, section or coverage that
 * the page shows.
 */
export const slotNames = [
  /** Below the header of every page. */
  'page.top',
  /** Above the footer of every page. */
  'footer',
  /** Between the byline of an article and its text; and after its text. Argument: the article's id. */
  'article.before-body',
  'article.after-body',
  /** Above the main content of these pages. Argument: the id of the section or the coverage. */
  'front.top',
  'section.top',
  'coverage.top',
] as const
export type SlotName = (typeof slotNames)[number]

export interface Contributions {
  /** Matched after the product's routes. */
  routes: readonly Route[]
  /** By fragment name; these fragments belong to no route. */
  fragments: Readonly<Record<string, Renderer>>
  /** Fragment names, in the order of the modules. */
  slots: Readonly<Partial<Record<SlotName, readonly string[]>>>
  /**
   * Extra sources that a fragment adds to the page's Content Security Policy, by fragment name; '*' means
   * every page.
   */
  allowed: ReadonlyMap<string, Allowed>
  /** Offered after those of the product. */
  layoutBlocks: readonly LayoutBlock[]
  /** The cache tags of every fragment that shows an overridden part. */
  partTags: readonly string[]
}

const none: Contributions = {
  ...{ routes: [], fragments: {}, slots: {}, layoutBlocks: [], allowed: new Map(), partTags: [] },
}
let installed = none

/** Replaces the installed contributions; null removes them. */
export function installContributions(contributions: Contributions | null): void {
  installed = contributions ?? none
}

export const contributions = (): Contributions => installed

/** The fragment keys of a slot. */
export const slotKeys = (at: SlotName, argument: string | number = ''): string[] =>
  (installed.slots[at] ?? []).map((name) => `${name}:${argument}`)

/** Merges `base` with the sources that these fragments need; undefined when the usual policy suffices. */
export function allowedFor(fragments: readonly string[], base?: Allowed): Allowed | undefined {
  if (installed.allowed.size === 0) return base
  const names = new Set(['*', ...fragments.map((key) => key.slice(0, key.indexOf(':')))])
  const all: Allowed[] = [base ?? {}, ...[...names].map((name) => installed.allowed.get(name) ?? {})]
  const merged = mergeAllowed(...all)
  return Object.keys(merged).length === 0 ? undefined : merged
}
