/** The blocks of the newsroom's own modules: their views for readers, and their code with its failures contained. */

import { html, raw } from 'hono/html'
import type { View } from '../blocks/views.ts'
import type { BodyBlock } from '../body/block.ts'
import type { Block } from '../body/document.ts'
import { isModuleOff } from '../content/modules/switch.ts'
import { asModule } from './detached.ts'
import { reportFailure } from './failures.ts'
import type { Html } from './html.ts'
import { markupProblem } from './markup.ts'
import type { Module } from './module.ts'

/** The context of a block. */
export interface ShownBlock {
  /** The direction of the surrounding text. */
  direction: 'rtl' | 'ltr'
  /** The media item of the block's `mediaId`; null when it does not exist or has no file. */
  media(id: number): { caption: string; alt: string; credit: string } | null
  /** The article of the block's `articleId`. */
  article(id: number): { id: number; slug: string; headline: string } | null
}

/**
 * A block of a body with its view: a synchronous, pure function of the block that returns JSX or the result
 * of `html`.
 */
export interface ModuleBlock<B extends { type: string } = { type: `x_${string}` }> extends BodyBlock<B> {
  view(block: B, shown: ShownBlock): Html
}

function render(module: string, { type, view }: ModuleBlock<never>): View<Block> {
  return (block, { base, pictures, cards }) => {
    if (isModuleOff(module)) return null
    try {
      const shown: ShownBlock = {
        direction: base,
        media(id) {
          const media = pictures.get(id)
          return media ? { caption: media.caption, alt: media.alt, credit: media.creditline } : null
        },
        article(id) {
          const card = cards.get(id)
          return card ? { id, slug: card.slug, headline: card.headline } : null
        },
      }
      const answer = asModule(module, () => view(block as never, shown))
      if (!answer) return null
      const made = html`${answer}`
      if (made instanceof Promise)
        throw new Error('its output is left out: a view must not return a promise.')
      return raw(checkedBlock(String(made))) as never
    } catch (error) {
      reportFailure({ module, kind: 'block', name: type }, error)
      return null
    }
  }
}

/** A block whose code may fail: the failure is named, and the block is empty there. */
export function containedBlock(module: string, block: ModuleBlock): ModuleBlock {
  const { type, readHtml, toHtml, text, normalise, paragraphs } = block
  const guarded =
    <Given extends unknown[], T>(run: (...given: Given) => T, instead: (...given: Given) => T) =>
    (...given: Given): T => {
      try {
        return asModule(module, () => run(...given))
      } catch (error) {
        reportFailure({ module, kind: 'block', name: type }, error)
        return instead(...given)
      }
    }
  return {
    ...block,
    readHtml: guarded(readHtml, () => null),
    toHtml: guarded(
      (...given: Parameters<typeof toHtml>) => checkedBlock(toHtml(...given)),
      () => '',
    ),
    text: guarded(
      (...given: Parameters<typeof text>) => String(text(...given)),
      () => '',
    ),
    normalise: guarded(normalise, (node) => [node as never]),
    ...(paragraphs ? { paragraphs: guarded(paragraphs, () => []) } : {}),
  }
}

function checkedBlock(html: string): string {
  const problem = markupProblem(html)
  if (problem) throw new Error(`its output is left out: ${problem}.`)
  return html
}

/** The views of the modules' blocks, by block type. */
export const blockViews = (own: readonly Module[]): Map<string, View<Block>> =>
  new Map(
    own.flatMap(({ name, blocks = [] }) =>
      blocks.map((block) => [block.type, render(name, block as never)] as const),
    ),
  )
