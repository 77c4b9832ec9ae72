import type { Plan } from '../../delivery/contract.ts'
import type { SiteReading } from '../route.ts'
import type { Allowed } from './policy.ts'
import { headersWith, pageHeaders } from './style.ts'

interface HtmlPage {
  /** 'article:8123'. */
  key: string
  /** What stands between the header and the footer. */
  body: string[]
  status?: Plan['status']
  canonical?: string
  /** Articles must arrive in one round trip: they hold what their first screen shows, and link to the rest. */
  isArticle?: boolean
  /** What this page's policy allows beyond the usual. */
  allowed?: Allowed
}

export const htmlType = 'text/html; charset=utf-8'

/** The recipe of a page within the frame. */
export async function htmlPlan(
  reading: SiteReading,
  { key, body, status = 200, canonical, isArticle, allowed }: HtmlPage,
): Promise<Plan> {
  const usual = await pageHeaders(reading)
  const headers = allowed
    ? await headersWith(reading, allowed, isArticle)
    : isArticle
      ? usual.articles
      : usual.pages
  return {
    status,
    ...(canonical === undefined ? {} : { canonical }),
    contentType: htmlType,
    fragments: [`head:${key}`, ...(isArticle ? [] : ['style-pages']), 'style', 'frame', ...body, 'footer'],
    headers,
  }
}

/** The page of what is not there. */
export const missing = (reading: SiteReading): Promise<Plan> =>
  htmlPlan(reading, { key: 'error:404', status: 404, body: ['error:404', 'headlines'] })
