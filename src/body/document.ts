/**
 * The body of an article as a structured document, in the format of ProseMirror editors. Only content of this
 * schema is stored, so nothing else can reach a page.
 */
import { z } from 'zod'
import { articleCardBlock } from '../blocks/article-card/block.ts'
import { audioBlock } from '../blocks/audio/block.ts'
import { chartBlock } from '../blocks/chart/block.ts'
import { codeBlockBlock } from '../blocks/code-block/block.ts'
import { type Embed, embedBlock } from '../blocks/embed/block.ts'
import { factBoxBlock } from '../blocks/fact-box/block.ts'
import { figureBlock } from '../blocks/figure/block.ts'
import { fileBlock } from '../blocks/file/block.ts'
import { galleryBlock } from '../blocks/gallery/block.ts'
import { headingBlock } from '../blocks/heading/block.ts'
import { horizontalRuleBlock } from '../blocks/horizontal-rule/block.ts'
import { bulletListBlock, orderedListBlock } from '../blocks/list/block.ts'
import { paragraphBlock } from '../blocks/paragraph/block.ts'
import { pullquoteBlock } from '../blocks/pullquote/block.ts'
import { questionAnswerBlock } from '../blocks/question-answer/block.ts'
import { quotationBlock } from '../blocks/quotation/block.ts'
import { scoreBlock } from '../blocks/score/block.ts'
import { tableBlock } from '../blocks/table/block.ts'
import { timelineBlock } from '../blocks/timeline/block.ts'
import { verseBlock } from '../blocks/verse/block.ts'
import type { BodyBlock } from './block.ts'
import { moduleBlock, moduleNode, moduleProblem } from './module-block.ts'

/**
 * The product's blocks: of those that read the same element, the more specific first. To add one, create a folder in
 * blocks/ and add lines here, in views.ts and in editors.ts.
 */
const list = [
  paragraphBlock,
  // Before the blocks that read the same elements.
  embedBlock,
  headingBlock,
  bulletListBlock,
  orderedListBlock,
  pullquoteBlock,
  verseBlock,
  quotationBlock,
  chartBlock,
  galleryBlock,
  audioBlock,
  fileBlock,
  figureBlock,
  articleCardBlock,
  factBoxBlock,
  tableBlock,
  horizontalRuleBlock,
  codeBlockBlock,
  questionAnswerBlock,
  timelineBlock,
  scoreBlock,
]

export type Block = z.infer<(typeof list)[number]['schema']>
/** A block of any type. */
type AnyBlock = BodyBlock<Block>

export const blocks = new Map<unknown, AnyBlock>(list.map((one) => [one.type, one as unknown as AnyBlock]))

/** The definition of a block type, of the product or of a module. */
export const blockOf = (type: unknown): Omit<AnyBlock, 'schema' | 'type'> | null =>
  blocks.get(type) ?? (moduleBlock(type) as AnyBlock | null)

/** The blocks of the product. */
const productBlock = z.discriminatedUnion(
  'type',
  list.map(({ schema }) => schema) as never,
) as unknown as z.ZodType<Block, Block>

/** The maximum number of blocks in a body. */
export const maxBlocks = 5_000

/** The deepest value in a block of the product or of a module. */
const deepest = 50

/** Stops before the schema, which calls itself for each level. */
function isTooDeep(given: unknown): boolean {
  let level = [given]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > deepest) return true
    level = level.flatMap((one) => (typeof one === 'object' && one !== null ? Object.values(one) : []))
  }
  return false
}

/** A module's block is validated by the module's schema; a block of an unknown module is kept. */
const block = z.unknown().transform((given, context): Block => {
  if (isTooDeep(given)) {
    context.addIssue({ code: 'custom', message: `is nested deeper than ${deepest} levels`, input: null })
    return z.NEVER
  }
  const node = moduleNode(given)
  const parsed = node ? null : productBlock.safeParse(given)
  const issues = node ? [moduleProblem(node)] : (parsed?.error?.issues ?? [])
  for (const issue of issues) if (issue) context.addIssue({ code: 'custom', ...issue, input: given } as never)
  return (node ?? parsed?.data ?? given) as Block
}) as unknown as z.ZodType<Block, Block>

export const bodyDocument = z.strictObject({
  type: z.literal('doc'),
  content: z.array(block).max(maxBlocks),
})

/** The same, for the API description. */
export const describedBody = z.strictObject({
  type: z.literal('doc'),
  content: z
    .array(z.union([productBlock, z.looseObject({ type: z.templateLiteral(['x_', z.string()]) })]))
    .max(maxBlocks),
})

export type BodyDocument = z.infer<typeof bodyDocument>

export const emptyBody: BodyDocument = { type: 'doc', content: [] }

/** The maximum number of text characters in a body. */
export const maxBodyCharacters = 400_000

/** The ids of the media items and articles that a body refers to: every attribute with such a name, at any depth. */
export function bodyReferences(body: BodyDocument): { mediaIds: number[]; articleIds: number[] } {
  const found = { mediaIds: [] as number[], articleIds: [] as number[] }
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    for (const [name, inner] of Object.entries(value)) {
      if (name === 'mediaId' && typeof inner === 'number') found.mediaIds.push(inner)
      else if (name === 'articleId' && typeof inner === 'number') found.articleIds.push(inner)
      else visit(inner)
    }
  }
  visit(body.content)
  return found
}

/** The posts of other sites that a body shows. */
export const postsIn = (body: BodyDocument): Embed['attrs'][] =>
  body.content.flatMap((block) => (block.type === 'embed' ? [block.attrs] : []))

/** The plain text of a block; table cells are separated by tabs. */
export const blockText = (one: Block): string => blockOf(one.type)?.text(one) ?? ''

/** The plain text of a body; blocks are separated by an empty line. */
export const bodyText = (body: BodyDocument): string =>
  body.content
    .map((one) => blockText(one).replaceAll('\t', ' '))
    .filter(Boolean)
    .join('\n\n')
