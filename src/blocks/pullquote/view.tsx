import type { Shown } from '../../site/parts/body-text.tsx'
import { attributedView } from '../quotation/view.tsx'
import type { Pullquote } from './block.ts'

export const pullquoteView = (block: Pullquote, shown: Shown) => attributedView(block, shown, 'pullquote')
