/** The fragments shared by pages: one of each for the whole site. */
import { renderCommentForm } from '../comments/fragments.tsx'
import { renderLine } from '../coverage/lines.tsx'
import { renderAdvertisements } from '../parts/advertisements.tsx'
import type { Renderer } from '../route.ts'
import { renderFooter } from './footer.tsx'
import { renderHeader } from './header.tsx'
import { renderHeadlines } from './headlines.tsx'
import { renderPanel, renderShortPanel } from './panel.tsx'
import { renderPagesStyle, renderStyle } from './style.ts'

/**
 * Combines parts that always follow each other in articles into one fragment, so that they compress better
 * together.
 */
const combine =
  (...parts: Renderer[]): Renderer =>
  async (readContext, argument) =>
    (await Promise.all(parts.map((render) => render(readContext, argument)))).join('')

export const frameFragments: Record<string, Renderer> = {
  'article-top': combine(renderStyle, renderHeader, renderShortPanel),
  'article-end': combine(renderHeadlines, renderFooter),
  'article-end-with-form': combine(renderCommentForm, renderHeadlines, renderFooter),
  'comment-form': renderCommentForm,
  'style-pages': renderPagesStyle,
  style: renderStyle,
  frame: renderHeader,
  panel: renderPanel,
  headlines: renderHeadlines,
  'coverage-line': renderLine,
  footer: renderFooter,
  advertisements: renderAdvertisements,
  'main-close': () => '</main>',
}
