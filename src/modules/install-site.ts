/** Adds the site contributions of the newsroom's own modules, run by contain.ts. Called once, at the start. */

import { html } from 'hono/html'
import { installModuleViews } from '../blocks/views.ts'
import { isModuleOff, moduleTag } from '../content/modules/switch.ts'
import { type InstalledFormat, installFeedFormats } from '../distribution/feeds/formats.ts'
import { type Contributions, installContributions, type SlotName } from '../site/contributions.ts'
import type { Allowed } from '../site/frame/policy.ts'
import { blockName } from '../site/layout-blocks/view.ts'
import { installParts, type Markup, type Override, type PartName } from '../site/parts/overrides.ts'
import type { Renderer } from '../site/route.ts'
import { blockViews } from './block-views.ts'
import { checkedMarkup, contained } from './contain.ts'
import { asModule } from './detached.ts'
import { reportFailure } from './failures.ts'
import { markupOf } from './html.ts'
import { siteBlocks } from './layout-blocks.ts'
import { fragmentMs, suspensionMs } from './limits.ts'
import type { Module } from './module.ts'
import { fragmentName, pageRoute } from './pages.tsx'
import type { FeedFormat, SlotFragment } from './site-shape.ts'

export function installSite(modules: readonly Module[]): void {
  const fragments: Record<string, Renderer> = {}
  const slots: Partial<Record<SlotName, string[]>> = {}
  const allowed = new Map<string, Allowed>()
  const parts: Partial<Record<PartName, Override>> = {}
  const routes = modules.flatMap((module) => (module.pages ?? []).map((page) => pageRoute(module, page)))
  for (const module of modules) {
    for (const [at, slot] of (module.slots ?? []).entries()) {
      const name = fragmentName(module.name, 'slot', at)
      fragments[name] = slotRenderer(module, slot)
      slots[slot.at] = [...(slots[slot.at] ?? []), name]
      if (module.csp) allowed.set(name, module.csp)
    }
    for (const { type } of module.layoutBlocks ?? []) if (module.csp) allowed.set(blockName(type), module.csp)
    for (const { name } of module.pages ?? [])
      if (module.csp) allowed.set(fragmentName(module.name, 'page', name), module.csp)
    for (const [name, draw] of Object.entries(module.parts ?? {}) as [PartName, Override][]) {
      parts[name] = partOverride(module, name, draw)
      if (module.csp) allowed.set('*', union(allowed.get('*') ?? {}, module.csp))
    }
  }
  const partTags = modules.filter(({ parts: own }) => own).map(({ name }) => moduleTag(name))
  const contributions: Contributions = {
    routes,
    fragments,
    slots,
    layoutBlocks: siteBlocks(modules, framesOf),
    allowed,
    partTags,
  }
  installContributions(contributions)
  installParts(parts)
  installModuleViews(blockViews(modules))
  installFeedFormats(modules.flatMap((module) => (module.feeds ?? []).map((one) => feedFormat(module, one))))
}

const union = (a: Allowed, b: Allowed): Allowed =>
  Object.fromEntries(
    [...new Set([...Object.keys(a), ...Object.keys(b)])].map((key) => [
      key,
      [...new Set([...(a[key] ?? []), ...(b[key] ?? [])])],
    ]),
  )

export const framesOf = ({ csp }: Module): string[] => csp?.['frame-src'] ?? []

function slotRenderer(module: Module, { at, island, render }: SlotFragment): Renderer {
  const contribution = { module: module.name, kind: 'slot' as const, name: at }
  const marks = `data-module="${module.name}"${island ? ` data-island="${module.name}"` : ''}`
  return async (readContext, argument) => {
    const made = await contained(readContext, contribution, argument, {
      run: async (read) => render(read, argument),
      accept: async (answer) => checkedMarkup(await markupOf(answer), framesOf(module)),
      empty: '',
    })
    return made && `<div class="slot" data-slot="${at}" ${marks}>${made}</div>`
  }
}

/**
 * Parts are rendered together with their surroundings, so they must be synchronous; a failing part is
 * replaced by the product's own.
 */
function partOverride(
  module: Module,
  name: PartName,
  draw: (props: object, own: () => Markup) => unknown,
): Override {
  let restsUntil = 0
  return (props, own) => {
    const began = performance.now()
    if (isModuleOff(module.name) || began < restsUntil) return null
    try {
      const answer = asModule(module.name, () => draw(props, own))
      const made = answer === null || answer === undefined || answer === false ? '' : html`${answer}`
      if (made instanceof Promise) throw new Error('a part must not return a promise.')
      const tookMs = performance.now() - began
      if (tookMs > fragmentMs) {
        restsUntil = performance.now() + suspensionMs
        throw new Error(`it took ${Math.round(tookMs)} ms; the limit is ${fragmentMs}.`)
      }
      return checkedMarkup(String(made), framesOf(module))
    } catch (error) {
      reportFailure({ module: module.name, kind: 'part', name }, error)
      return null
    }
  }
}

/**
 * A failing feed is served in its last version, or not at all: an empty feed would make readers' programs
 * delete everything.
 */
function feedFormat(module: Module, format: FeedFormat): InstalledFormat {
  return {
    ...format,
    module: module.name,
    write(feed) {
      try {
        const text = asModule(module.name, () => format.write(feed))
        if (typeof text !== 'string') throw new Error('a feed must be a string.')
        return text
      } catch (error) {
        reportFailure({ module: module.name, kind: 'feed', name: format.ending }, error)
        throw error
      }
    },
  }
}
