/** Blocks of bodies that consist of attributes: a module declares these, and the rest of the block follows. */
import { z } from 'zod'
import type { Json, Links } from '../body/block.ts'
import { textHtml } from '../body/inline-html.ts'
import type { Labels } from '../content/articles/field-values.ts'
import type { ModuleBlock, ShownBlock } from './block-views.ts'
import type { Html } from './html.ts'

export interface AttributesBlock<A extends z.ZodObject> {
  /** `x_`, the module's name, `_` and its own name: x_polls_poll. */
  type: `x_${string}`
  label: Labels
  /** For validation, and for the form in the editor. */
  attrs: A
  /** Its plain text, for search and word counts. */
  text(attrs: z.output<A>): string
  /** For readers: a synchronous, pure function that returns JSX or the result of `html`. */
  view(attrs: z.output<A>, shown: ShownBlock): Html
  /** For feeds, newsletters and ninjs; by default its text, a paragraph for each line. */
  toHtml?(attrs: z.output<A>, links: Links): string
}

/** Declares a block of bodies, with the types of its attributes known. */
export function defineBodyBlock<A extends z.ZodObject>(block: AttributesBlock<A>): ModuleBlock {
  const { type, label, attrs, text, view, toHtml } = block
  const schema = z.strictObject({ type: z.literal(type), attrs })
  type Block = { type: typeof type; attrs: z.output<A> }
  const paragraphs = (attrs: z.output<A>, links: Links) =>
    text(attrs)
      .split('\n')
      .map((line) => `<p>${textHtml(line, links)}</p>`)
      .join('')
  const whole: ModuleBlock<Block> = {
    ...{ type, label, elements: [], readHtml: () => null },
    schema: schema as unknown as z.ZodType<Block>,
    text: ({ attrs }) => text(attrs),
    view: ({ attrs }, shown) => view(attrs, shown),
    toHtml: ({ attrs }, links) => (toHtml ?? paragraphs)(attrs, links),
    // An invalid block stays as it is, so that validation refuses it.
    normalise: (node: Json) => [(schema.safeParse(node).data ?? node) as Block],
  }
  return whole as unknown as ModuleBlock
}
