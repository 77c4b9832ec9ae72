import type { Plan } from '../../delivery/contract.ts'
import { allowedFor, slotKeys } from '../contributions.ts'
import type { SiteReadContext } from '../route.ts'
import type { Allowed } from './policy.ts'
import { headersWith, pageHeaders } from './style.ts'

interface HtmlPage {
  /** For example 'article:8123'. */
  key: string
  /** The fragments between header and footer; on an article, between the stories panel and the comment form. */
  body: string[]
  /** On an article: for whom the comment form is; '' for none. */
  form?: string
  status?: Plan['status']
  canonical?: string
  /**
   * An article must arrive in one round trip: it inlines only the style of its first screen and links to the
   * rest.
   */
  isArticle?: boolean
  /** Extra sources in this page's Content Security Policy. */
  allowed?: Allowed | undefined
}

/** Pages whose first screen has running text, which uses a separate font for Arabic script. */
const hasText = (key: string) =>
  /^(article|coverage|coverage-entry|coverage-keys|front|page|story):/.test(key)

export const htmlType = 'text/html; charset=utf-8'

/** Plans a page: its own fragments inside the site's frame. */
export async function htmlPlan(
  readContext: SiteReadContext,
  { key, body, form, status = 200, canonical, isArticle, allowed }: HtmlPage,
): Promise<Plan> {
  const usual = await pageHeaders(readContext)
  const [top, foot] = [slotKeys('page.top'), slotKeys('footer')]
  const beyond = allowedFor([...top, ...body, ...foot], allowed)
  const headers = beyond
    ? await headersWith(readContext, beyond, isArticle)
    : isArticle
      ? usual.articles
      : usual.pages
  return {
    status,
    ...(canonical === undefined ? {} : { canonical }),
    contentType: htmlType,
    fragments: isArticle
      ? [
          ...[`head:${key}`, 'article-top', ...top, ...body],
          ...(foot.length > 0
            ? [...(form ? [`comment-form:${form}`] : []), 'headlines', ...foot, 'footer']
            : [form ? `article-end-with-form:${form}` : 'article-end']),
        ]
      : [
          `head:${key}`,
          'style-pages',
          hasText(key) ? 'style' : 'style:labels',
          'frame',
          ...top,
          ...body,
          ...foot,
          'footer',
        ],
    headers,
  }
}

/** Plans the page for unknown addresses. */
export const notFoundPlan = (readContext: SiteReadContext): Promise<Plan> =>
  htmlPlan(readContext, { key: 'error:404', status: 404, body: ['error:404', 'headlines'] })
