import { type Attributed, attributedBlock } from './attributed.ts'

export type Quotation = Attributed<'blockquote'>

/** A quotation and its source. */
export const quotationBlock = attributedBlock({ type: 'blockquote', elements: ['blockquote'] })
