/** The fragments that pages share: one of each for the whole site. */
import { renderLine } from '../coverage/lines.tsx'
import type { Renderer } from '../route.ts'
import { renderFooter } from './footer.tsx'
import { renderHeader } from './header.tsx'
import { renderHeadlines } from './headlines.tsx'
import { renderPanel } from './panel.tsx'
import { renderPagesStyle, renderStyle } from './style.ts'

export const frameFragments: Record<string, Renderer> = {
  'style-pages': renderPagesStyle,
  style: renderStyle,
  frame: renderHeader,
  panel: renderPanel,
  headlines: renderHeadlines,
  'coverage-line': renderLine,
  footer: renderFooter,
}
