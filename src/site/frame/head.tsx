/** The document head: what a page says about itself to browsers, search engines and other sites. */
import { html, raw } from 'hono/html'
import type { Picture } from '../../content/media/pictures.ts'
import { type Crop, renditionSize, renditionUrl, srcset } from '../../content/media/renditions.ts'
import type { Publication } from '../../content/publication/publication.ts'
import { stripBidi } from '../../language/bidi.ts'
import { absolute } from '../addresses.ts'
import { type CardSubject, cardUrl } from '../cards.ts'
import { readHouse } from '../house.tsx'
import type { SiteReading } from '../route.ts'
import { scriptSafe } from './structured-data.ts'

export interface Head {
  title: string
  description?: string
  /** The page's own address; without one it is not to be indexed. */
  address?: string
  /** What kind of page it is, for the style sheet. */
  kind: string
  sectionId?: number | null
  picture?: Picture | null
  /** Drawn for those who share it, where there is no picture. */
  card?: CardSubject
  /** The picture that is seen first: fetched before the body is read. */
  preload?: { picture: Picture; crop: Crop; sizes: string; largest: number }
  type?: 'article' | 'profile' | 'website' | 'video.other'
  published?: Date
  modified?: Date
  /** Where a feed of this very page is: 'sections/world'. */
  feed?: { path: string; title: string }
  next?: string
  data?: object[]
}

/** The kinds of pages that hold an event stream. */
const live = new Set(['coverage', 'front', 'live'])
/** Scripts of one kind of page. */
const scripts: Partial<Record<string, string>> = { follow: 'follow.js' }
const textFace = 'naskh-arabic.woff2'

export async function renderHead(reading: SiteReading, head: Head): Promise<string> {
  const { publication, direction, words } = await readHouse(reading)
  const { siteUrl, assets } = reading
  const title = stripBidi(head.kind === 'front' ? head.title : `${head.title} | ${publication.name}`)
  const description = head.description && stripBidi(head.description)
  const url = head.address === undefined ? null : absolute(siteUrl, head.address)
  const share = head.picture?.version
    ? renditionOf(siteUrl, head.picture)
    : cardFor(siteUrl, head.card, publication)
  const isArabic = ['ar', 'fa', 'ur'].includes(publication.language)
  const feeds = [{ path: 'latest', title: words.latest }, ...(head.feed ? [head.feed] : [])]
  const own = scripts[head.kind]
  return String(
    await html`<!doctype html>
<html lang="${publication.language}" dir="${direction}" data-page="${head.kind}" data-section="${head.sectionId ?? ''}" data-digits="${publication.digits}">
<head><meta charset="utf-8"><title>${title}</title>
<meta name="viewport" content="width=device-width,initial-scale=1">
${description ? html`<meta name="description" content="${description}">` : ''}
${url ? html`<link rel="canonical" href="${url}">` : html`<meta name="robots" content="noindex">`}
${url ? raw('<meta name="robots" content="max-image-preview:large">') : ''}
${head.next ? html`<link rel="next" href="${absolute(siteUrl, head.next)}">` : ''}
<meta name="theme-color" content="${publication.accent}"><meta name="color-scheme" content="light dark">
<link rel="manifest" href="/manifest.webmanifest">
${isArabic ? html`<link rel="preload" as="font" type="font/woff2" crossorigin href="${assets.url(textFace)}">` : ''}
${head.preload?.picture.version ? preloadOf(head.preload) : ''}
${feeds.map((feed) => html`<link rel="alternate" type="application/rss+xml" title="${feed.title}" href="/feeds/${feed.path}.rss">`)}
<meta property="og:site_name" content="${publication.name}"><meta property="og:title" content="${head.title}">
<meta property="og:type" content="${head.type ?? 'website'}"><meta property="og:locale" content="${publication.language}">
${url ? html`<meta property="og:url" content="${url}">` : ''}
${description ? html`<meta property="og:description" content="${description}">` : ''}
${share ? html`<meta property="og:image" content="${share.url}"><meta property="og:image:width" content="${share.width}"><meta property="og:image:height" content="${share.height}">` : ''}
${share && head.picture?.alt ? html`<meta property="og:image:alt" content="${head.picture.alt}">` : ''}
<meta name="twitter:card" content="${share ? 'summary_large_image' : 'summary'}">
${head.published ? html`<meta property="article:published_time" content="${head.published.toISOString()}">` : ''}
${head.modified ? html`<meta property="article:modified_time" content="${head.modified.toISOString()}">` : ''}
${(head.data ?? []).map((data) => html`<script type="application/ld+json">${raw(scriptSafe(data))}</script>`)}
<script type="module" async src="${assets.url('site.js')}"></script>
${live.has(head.kind) ? html`<script type="module" async src="${assets.url('live.js')}"></script>` : ''}
${own ? html`<script type="module" src="${assets.url(own)}"></script>` : ''}`,
  ).replace(/\n+/g, '\n')
}

function cardFor(siteUrl: string, subject: CardSubject | undefined, publication: Publication) {
  if (!subject) return null
  const card = cardUrl(subject, publication)
  return { ...card, url: siteUrl + card.url }
}

function renditionOf(siteUrl: string, picture: Picture) {
  const { width, height } = renditionSize(picture, 'wide', 1280)
  return { url: siteUrl + renditionUrl(picture, 'wide', 1280, 'jpg'), width, height }
}

function preloadOf({ picture, crop, sizes, largest }: NonNullable<Head['preload']>) {
  return html`<link rel="preload" as="image" type="image/avif" fetchpriority="high" imagesizes="${sizes}" imagesrcset="${srcset(picture, crop, 'avif', largest)}">`
}
