/** Error pages: not found (404), gone (410), and the two pages for when rendering fails. */
import { html, raw } from 'hono/html'
import type { FallbackPage } from '../../delivery/contract.ts'
import type { Messages } from '../../language/messages/messages.ts'
import { messagesFor } from '../../language/messages/messages.ts'
import { htmlPlan } from '../frame/plan.ts'
import { securityHeaders } from '../frame/policy.ts'
import { readLocale } from '../locale.tsx'
import { SearchBox } from '../parts/search-form.tsx'
import type { Route } from '../route.ts'

const textOf = (messages: Messages, status: string) =>
  status === '410'
    ? { title: messages.goneTitle, text: messages.goneText }
    : { title: messages.notFoundTitle, text: messages.notFoundText }

export const errorRoute: Route = {
  name: 'error',
  match: () => null,

  plan: (readContext, status) =>
    htmlPlan(readContext, {
      key: `error:${status}`,
      status: status === '410' ? 410 : 404,
      body: [`error:${status}`, 'headlines'],
    }),

  async head(readContext, status) {
    const { messages } = await readLocale(readContext)
    return { title: textOf(messages, status).title, kind: 'error' }
  },

  fragments: {
    async error(readContext, status) {
      const locale = await readLocale(readContext)
      const { title, text } = textOf(locale.messages, status)
      return String(
        <main id="main" class="page wrong">
          <p class="code" aria-hidden="true">
            {locale.number(Number(status))}
          </p>
          <h1>{title}</h1>
          <p>{text}</p>
          <SearchBox locale={locale} />
          <p>
            <a class="button" href="/">
              {locale.messages.toHome}
            </a>
          </p>
        </main>,
      )
    },
  },
}

const spareSheet = `:root{color-scheme:light dark}body{margin:0;min-height:100vh;display:grid;place-content:center;padding:1.5rem;text-align:center;font:1.125rem/1.8 "Segoe UI","Noto Sans Arabic","Geeza Pro",Tahoma,sans-serif;background:light-dark(#fcfbf8,#14161a);color:light-dark(#16181c,#ece9e3)}h1,h2{line-height:1.4;margin:0}h2{font-size:1.125rem}section+section{margin-top:2rem;padding-top:1.5rem;border-top:1px solid light-dark(#dcd8cf,#34373d)}p{margin:.5rem 0}`

/** Needs neither the database nor the publication: Arabic first, then English. */
export function fallbackPage(status: 500 | 503): FallbackPage {
  const ar = messagesFor('ar')
  const en = messagesFor('en')
  const title = (messages: Messages) =>
    status === 503 ? messages.unavailableTitle : messages.serverErrorTitle
  const text = (messages: Messages) => (status === 503 ? messages.unavailableText : messages.serverErrorText)
  const page = html`<!doctype html>
<html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>${title(ar)}</title><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex"><style>${raw(spareSheet)}</style></head>
<body><main><section><h1>${title(ar)}</h1><p>${text(ar)}</p></section><section lang="en" dir="ltr"><h2>${title(en)}</h2><p>${text(en)}</p></section></main></body></html>`
  return { html: String(page), headers: securityHeaders([spareSheet]) }
}
