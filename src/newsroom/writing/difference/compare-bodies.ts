/** Two bodies block by block: which stayed, which changed, which came and went. */
import { diffArrays } from 'diff'
import type { Block, BodyDocument, Inline } from '../../../content/body/document.ts'
import { likeness } from './tokens.ts'

export type BlockChange =
  | { kind: 'same' | 'added' | 'removed'; block: Block }
  | { kind: 'changed'; before: Block; after: Block }

const inlineText = (content: Inline[] | undefined) =>
  (content ?? []).map((node) => (node.type === 'text' ? node.text : '\n')).join('')

/** All the words of a block, one line for each paragraph, item or row. */
export function blockText(block: Block): string {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return inlineText(block.content)
    case 'bulletList':
    case 'orderedList':
      return block.content
        .map((item) => item.content.map((one) => inlineText(one.content)).join('\n'))
        .join('\n')
    case 'blockquote':
      return lines(...block.content.map((one) => inlineText(one.content)), block.attrs.attribution)
    case 'figure':
      return block.attrs.caption
    case 'articleCard':
      return ''
    case 'factBox':
      return lines(block.attrs.title, ...block.content.map(blockText))
    case 'table':
      return lines(
        block.attrs.caption,
        ...block.content.map((row) => row.content.map((cell) => inlineText(cell.content)).join(' | ')),
      )
  }
}
const lines = (...all: string[]) => all.filter(Boolean).join('\n')

/** The thing that a block shows, where that is not words. */
export const shownId = (block: Block): number | null =>
  block.type === 'figure' ? block.attrs.mediaId : block.type === 'articleCard' ? block.attrs.articleId : null

const like = (before: Block, after: Block) =>
  before.type === after.type &&
  shownId(before) === shownId(after) &&
  (shownId(before) !== null || likeness(blockText(before), blockText(after)) >= 0.35)

export function compareBodies(before: BodyDocument, after: BodyDocument): BlockChange[] {
  const keyed = (body: BodyDocument) => body.content.map((block) => ({ block, key: JSON.stringify(block) }))
  const runs = diffArrays(keyed(before), keyed(after), { comparator: (a, b) => a.key === b.key })
  const changes: BlockChange[] = []
  let gone: Block[] = []
  const flush = (came: Block[] = []) => {
    changes.push(...pair(gone, came))
    gone = []
  }
  for (const { added, removed, value } of runs) {
    const blocks = value.map(({ block }) => block)
    if (removed) gone = blocks
    else if (added) flush(blocks)
    else {
      flush()
      changes.push(...blocks.map((block): BlockChange => ({ kind: 'same', block })))
    }
  }
  flush()
  return changes
}

/** Of the blocks that went and came at one place, those alike in their order are one that changed. */
function pair(gone: Block[], came: Block[]): BlockChange[] {
  const out: BlockChange[] = []
  let next = 0
  for (const block of came) {
    const match = gone.findIndex((old, at) => at >= next && like(old, block))
    if (match < 0) {
      out.push({ kind: 'added', block })
      continue
    }
    out.push(...gone.slice(next, match).map((old): BlockChange => ({ kind: 'removed', block: old })))
    out.push({ kind: 'changed', before: gone[match]!, after: block })
    next = match + 1
  }
  out.push(...gone.slice(next).map((old): BlockChange => ({ kind: 'removed', block: old })))
  return out
}
