/** Blocks of layouts that a module adds: checked at the start, rendered within the limits of its other fragments. */
import { z } from 'zod'
import type { BlockType } from '../content/layouts/blocks.ts'
import { optionsOf } from '../content/layouts/inputs.ts'
import { scopeKinds } from '../content/layouts/layout.ts'
import type { LayoutBlock } from '../site/layout-blocks/view.ts'
import { checkedMarkup, contained } from './contain.ts'
import { type Html, markupOf } from './html.ts'
import type { Module } from './module.ts'
import type { PublicRead } from './public-read.ts'

export interface ModuleLayoutBlock<O extends z.ZodObject = z.ZodObject> extends Omit<BlockType<O>, 'places'> {
  /** Its one fragment; null while there is nothing to show. */
  render(read: PublicRead, options: z.output<O>): Promise<Html> | Html
}

/** A block, with the types of its options known. */
export const defineLayoutBlock = <O extends z.ZodObject>(block: ModuleLayoutBlock<O>): ModuleLayoutBlock =>
  block as unknown as ModuleLayoutBlock

const labels = z.object({ ar: z.string().min(1), en: z.string().min(1) }).catchall(z.string())

export const layoutBlockList = z.array(
  z
    .strictObject({
      type: z.string().regex(/^x_[a-z0-9-]+_[a-z][a-z0-9-]*$/, 'is not of the form x_module_name'),
      label: labels,
      scopes: z.array(z.enum(scopeKinds)).min(1).optional(),
      options: z.custom<z.ZodObject>((value) => value instanceof z.ZodObject, 'is not an object of zod'),
      render: z.custom<unknown>((value) => typeof value === 'function', 'is not a function'),
    })
    .refine((one) => optionsOf(one).length === Object.keys(one.options.shape).length, {
      path: ['options'],
      message: 'has an option that no input fits: use texts, numbers, yes or no, choices or names of things',
    }),
)

/** The blocks of modules as the site renders them. */
export const siteBlocks = (
  modules: readonly Module[],
  framesOf: (module: Module) => string[],
): LayoutBlock[] =>
  modules.flatMap((module) =>
    (module.layoutBlocks ?? []).map(({ render, ...type }) => ({
      ...type,
      render: (readContext, options) =>
        contained(
          readContext,
          { module: module.name, kind: 'layout-block', name: type.type },
          JSON.stringify(options),
          {
            run: async (read) => render(read, options as never),
            accept: async (answer) => {
              const made = checkedMarkup(await markupOf(answer), framesOf(module))
              return made && `<div class="layout-block" data-module="${module.name}">${made}</div>`
            },
            empty: '',
          },
        ),
    })),
  )
