/** The newsletter in the newsroom: subscribers, the next issue, past issues. */

import { createMiddleware } from 'hono/factory'
import { nextIssue, readNewsletterForStaff } from '../content/newsletter/read.ts'
import { requestTestIssue } from '../content/newsletter/test-issue.ts'
import { readPublication } from '../content/publication/publication.ts'
import { newsletterOperations } from '../contract/newsletter.ts'
import { renderIssue } from '../distribution/newsletter/draw.tsx'
import { localeOf } from '../site/locale-of.ts'
import type { Env } from './context.ts'
import { handle } from './handle.ts'
import { Problem } from './problem.ts'

export const previewPath = '/newsletter/preview'

/** The content security policy of a mail preview allows its own pictures and inline styles, and no script. */
export const previewPolicy = createMiddleware<Env>(async (c, next) => {
  await next()
  c.res.headers.set(
    'Content-Security-Policy',
    "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'",
  )
})

export const newsletterRoutes = [
  handle(newsletterOperations.readNewsletter, async ({ readContext, canMail }) => {
    const { cards } = await nextIssue(readContext, new Date())
    return {
      ...(await readNewsletterForStaff(readContext)),
      canMail,
      next: cards.map(({ id, headline, section }) => ({ id, headline, section: section?.name ?? '' })),
    }
  }),
  handle(newsletterOperations.sendTestIssue, async ({ execute, caller, canMail }) => {
    if (!caller.session)
      throw new Problem(
        'invalid',
        'A token has no mail address. Only a member of the staff can request a test issue.',
      )
    if (!canMail) throw new Problem('conflict', 'No mail server is set up, so nothing was sent.')
    const { email } = caller.session
    await execute(requestTestIssue, { email })
    return { email }
  }),
  handle(newsletterOperations.previewNewsletter, async ({ readContext, siteUrl, c }) => {
    const locale = localeOf(await readPublication(readContext))
    const links = { change: `${siteUrl}/follow`, leave: `${siteUrl}/follow`, browser: null }
    const { html } = await renderIssue(locale, '', await nextIssue(readContext, new Date()), links)
    return c.html(html, 200, { 'Cache-Control': 'no-store' })
  }),
]
