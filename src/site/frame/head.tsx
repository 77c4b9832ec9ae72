/** The document head: the metadata of a page for browsers, search engines and other sites. */
import { html, raw } from 'hono/html'
import type { Picture } from '../../content/media/pictures.ts'
import { type Crop, renditionSize, renditionUrl, srcset } from '../../content/media/renditions.ts'
import type { Publication } from '../../content/publication/publication.ts'
import { plainText } from '../../language/bidi.ts'
import type { Language } from '../../language/languages.ts'
import { readShareImage } from '../brand.ts'
import { readLocale } from '../locale.tsx'
import { iri } from '../paths.ts'
import type { SiteReadContext } from '../route.ts'
import { type ShareImageSubject, shareImageUrl } from '../share-images.ts'
import { scriptSafe } from './structured-data.ts'

export interface Head {
  title: string
  description?: string
  /** Instead of the title: where the page is shared, and in search results. */
  shareTitle?: string
  searchTitle?: string
  /** Instead of the description, in search results. */
  searchDescription?: string
  /** The address of the original of a syndicated text, instead of the page's own. */
  canonicalUrl?: string
  /** Asks search engines to leave the page out. */
  noindex?: boolean
  /** The page's own path; a page without one is not indexed. */
  address?: string
  /** The kind of page, for the style sheet. */
  kind: string
  sectionId?: number | null
  picture?: Picture | null
  /** The share image to draw when there is no picture. */
  card?: ShareImageSubject
  /** The picture on the first screen, preloaded. */
  preload?: { picture: Picture; crop: Crop; sizes: string; largest: number }
  type?: 'article' | 'profile' | 'website' | 'video.other'
  published?: string
  modified?: string
  /** The path of a feed for this page: 'sections/world'. */
  feed?: { path: string; title: string }
  /** The address of the podcast of this page's programme. */
  podcast?: { address: string; title: string } | undefined
  next?: string
  data?: object[]
  /** By which others know the site again. */
  metas?: { name: string; content: string }[]
}

/** The kinds of pages that hold an event stream. */
const live = new Set(['coverage', 'front', 'live'])
/** Extra scripts of some kinds of pages. */
const scripts: Partial<Record<string, string>> = { follow: 'follow.js', saved: 'saved.js' }
/** Open Graph locales: a language with a territory. */
const locales: Record<Language, string> = { ar: 'ar_AR', en: 'en_US', fr: 'fr_FR', fa: 'fa_IR', ur: 'ur_PK' }

export async function renderHead(readContext: SiteReadContext, head: Head): Promise<string> {
  const { publication, direction, messages } = await readLocale(readContext)
  const { siteUrl, assets } = readContext
  const say = (text: string) => plainText(text, direction)
  const title = say(
    head.kind === 'front' ? head.title : `${head.searchTitle || head.title} | ${publication.name}`,
  )
  const description = head.description && say(head.description)
  const searchDescription = head.searchDescription ? say(head.searchDescription) : description
  const url = head.address === undefined ? null : iri(siteUrl, head.address)
  const share = head.picture?.version
    ? renditionOf(siteUrl, head.picture)
    : (cardFor(siteUrl, head.card, publication) ?? (await usualImage(readContext)))
  const feeds = [{ path: 'latest', title: messages.latest }, ...(head.feed ? [head.feed] : [])]
  const own = scripts[head.kind]
  return String(
    await html`<!doctype html>
<html lang="${publication.language}" dir="${direction}" data-page="${head.kind}" data-section="${head.sectionId ?? ''}" data-digits="${publication.digits}">
<head><meta charset="utf-8"><title>${title}</title>
<meta name="viewport" content="width=device-width,initial-scale=1">
${searchDescription ? html`<meta name="description" content="${searchDescription}">` : ''}
${url ? html`<link rel="canonical" href="${head.canonicalUrl || url}">` : ''}
${raw(`<meta name="robots" content="${url && !head.noindex ? 'max-image-preview:large' : 'noindex'}">`)}
${head.kind === 'front' ? html`<link rel="search" type="application/opensearchdescription+xml" title="${publication.name}" href="/opensearch.xml">` : ''}
${(head.metas ?? []).map(({ name, content }) => html`<meta name="${name}" content="${content}">`)}
${head.next ? html`<link rel="next" href="${iri(siteUrl, head.next)}">` : ''}
<meta name="theme-color" content="${publication.accent}">
<link rel="manifest" href="/manifest.webmanifest">
${head.preload?.picture.version ? preloadOf(head.preload) : ''}
${feeds.map((feed) => html`<link rel="alternate" type="application/rss+xml" title="${feed.title}" href="/feeds/${feed.path}.rss">`)}
${head.podcast ? html`<link rel="alternate" type="application/rss+xml" title="${head.podcast.title}" href="${head.podcast.address}">` : ''}
<meta property="og:site_name" content="${publication.name}"><meta property="og:title" content="${say(head.shareTitle || head.title)}">
<meta property="og:type" content="${head.type ?? 'website'}"><meta property="og:locale" content="${locales[publication.language]}">
${url ? html`<meta property="og:url" content="${url}">` : ''}
${description ? html`<meta property="og:description" content="${description}">` : ''}
${share ? html`<meta property="og:image" content="${share.url}"><meta property="og:image:width" content="${share.width}"><meta property="og:image:height" content="${share.height}">` : ''}
${share && head.picture?.alt ? html`<meta property="og:image:alt" content="${head.picture.alt}">` : ''}
<meta name="twitter:card" content="${share ? 'summary_large_image' : 'summary'}">
${head.published ? html`<meta property="article:published_time" content="${head.published}">` : ''}
${head.modified && head.modified !== head.published ? html`<meta property="article:modified_time" content="${head.modified}">` : ''}
${(head.data ?? []).map((data) => html`<script type="application/ld+json">${raw(scriptSafe(data))}</script>`)}
<script type="module" async src="${assets.url('site.js')}"></script>
${live.has(head.kind) ? html`<script type="module" async src="${assets.url('live.js')}"></script>` : ''}
${own ? html`<script type="module" src="${assets.url(own)}"></script>` : ''}${assets.islands ? html`\n<script type="module" async src="${assets.islands}"></script>` : ''}`,
  ).replace(/\n+/g, '\n')
}

function cardFor(siteUrl: string, subject: ShareImageSubject | undefined, publication: Publication) {
  if (!subject) return null
  const card = shareImageUrl(subject, publication)
  return { ...card, url: siteUrl + card.url }
}

/** The brand's share image, for pages without a picture or share image of their own. */
async function usualImage(readContext: SiteReadContext) {
  const image = await readShareImage(readContext)
  return image && { url: readContext.siteUrl + image.src, width: image.width, height: image.height }
}

function renditionOf(siteUrl: string, picture: Picture) {
  const { width, height } = renditionSize(picture, 'wide', 1280)
  return { url: siteUrl + renditionUrl(picture, 'wide', 1280, 'jpg'), width, height }
}

function preloadOf({ picture, crop, sizes, largest }: NonNullable<Head['preload']>) {
  return html`<link rel="preload" as="image" type="image/avif" fetchpriority="high" imagesizes="${sizes}" imagesrcset="${srcset(picture, crop, 'avif', largest)}">`
}
