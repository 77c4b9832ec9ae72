/** A page for one reader: the site's style with a light frame, never cached. */

import { html, raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { NameOnly } from '../site/frame/name-only.tsx'
import { policyFor } from '../site/frame/policy.ts'
import { siteSheet } from '../site/frame/style.ts'
import { readLocale, type SiteLocale } from '../site/locale.tsx'
import type { Ask, ReadersContext } from './context.ts'

export interface Page {
  title: string
  status?: ContentfulStatusCode
  /** The content below the heading. */
  body(locale: SiteLocale): Child
}

const sheetName = 'comments.css'

/** Responds with a page whose title is its heading. */
export async function respond(c: Ask, { readContext }: ReadersContext, page: Page): Promise<Response> {
  const locale = await readLocale(readContext)
  const { publication, messages } = locale
  const sheet = await siteSheet(readContext)
  const content = (
    <>
      <a class="skip" href="#main">
        {messages.skipToContent}
      </a>
      <NameOnly name={publication.name} />
      <main id="main" class="page personal">
        <h1>{page.title}</h1>
        {page.body(locale)}
      </main>
    </>
  )
  const { assets } = readContext
  const text = await html`<!doctype html>
<html lang="${publication.language}" dir="${locale.direction}" data-page="reader" data-digits="${publication.digits}">
<head><meta charset="utf-8"><title>${page.title} | ${publication.name}</title>
<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex">
<meta name="theme-color" content="${publication.accent}"><meta name="color-scheme" content="light dark">
<style>${raw(sheet)}</style><link rel="stylesheet" href="${assets.url(sheetName)}">
<script type="module" async src="${assets.url('site.js')}"></script></head>
<body>${content}</body></html>`
  c.header('Content-Security-Policy', policyFor([sheet]))
  return c.html(text, page.status ?? 200)
}
