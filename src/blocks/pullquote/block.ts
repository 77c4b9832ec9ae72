import { type Attributed, attributedBlock } from '../quotation/attributed.ts'

export type Pullquote = Attributed<'pullquote'>

/** Words of the text, repeated in large type. */
export const pullquoteBlock = attributedBlock({
  type: 'pullquote',
  elements: ['blockquote', 'figure', 'aside'],
  className: 'pullquote',
  known: /(?:wp-block-)?pull-?quote/,
})
