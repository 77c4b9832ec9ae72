/** Reads feeds (RSS 2.0 and RDF, Atom, JSON Feed) as articles. */
import { parseFeed } from 'feedsmith'
import type { FoundArticle } from '../archive/as-export.ts'
import { plainWords } from '../wordpress/values.ts'

export interface ReadFeed {
  title: string
  /** The address of its site, or ''. */
  address: string
  language: string
  articles: FoundArticle[]
}

type Feed = ReturnType<typeof parseFeed>
type Rss = Extract<Feed, { format: 'rss' }>['feed']
type Atom = Extract<Feed, { format: 'atom' }>['feed']
type Json = Extract<Feed, { format: 'json' }>['feed']

const complete = (address: string | undefined, base: string): string => {
  const written = address?.trim() ?? ''
  return written && URL.canParse(written, base || undefined) ? new URL(written, base || undefined).href : ''
}

function dateOf(written: unknown): Date | null {
  const time = typeof written === 'string' ? Date.parse(written) : Number.NaN
  return Number.isFinite(time) ? new Date(time) : null
}

/** "leila@example.org (Leila)" and "Leila". */
const nameOf = (author: string | undefined): string =>
  (/\(([^)]+)\)\s*$/.exec(author ?? '')?.[1] ?? author ?? '').replace(/^\S+@\S+$/, '').trim()

const isPicture = ({ type, url }: { type?: string | undefined; url?: string | undefined }) =>
  /^image\//.test(type ?? '') || (!type && /\.(jpe?g|png|webp|gif|avif)(\?|$)/i.test(url ?? ''))

/** An excerpt that was cut, or that repeats the beginning of the text, says nothing of its own. */
function summaryOf(summary: string | undefined, html: string): string {
  const words = plainWords(summary ?? '')
  const isCut = /(?:\[?(?:…|\.{3}|&hellip;)\]?|\[&#8230;\])\s*$/.test(words)
  return isCut || words.length > 1_000 || plainWords(html).startsWith(words.slice(0, 80)) ? '' : words
}

const compact = (list: (string | undefined)[]) => [
  ...new Set(list.map((one) => one?.replace(/\s+/g, ' ').trim() ?? '').filter(Boolean)),
]

function ofRss(feed: Partial<Rss>): ReadFeed {
  const address = complete(feed.link, '')
  const articles = (feed.items ?? []).map((item): FoundArticle => {
    const link = complete(item.link ?? (item.guid?.isPermaLink !== false ? item.guid?.value : ''), address)
    const html = item.content?.encoded || item.description || ''
    const media = [...(item.media?.contents ?? []), ...(item.media?.thumbnails ?? [])]
    const files = (item.enclosures ?? []).filter(({ type }) => /^audio\/|^video\//.test(type ?? ''))
    const players = files.map(({ url, type }) => {
      const element = type?.startsWith('video') ? 'video' : 'audio'
      return `<figure><${element} src="${complete(url, link || address).replaceAll('"', '%22')}"></${element}></figure>`
    })
    const pictures = [
      ...media.filter((one) => isPicture(one as never) || 'medium' in one),
      ...(item.enclosures ?? []).filter(isPicture),
    ]
    return {
      ...{ id: item.guid?.value || link || item.title || '', address: link, title: item.title ?? '' },
      html: html + players.join(''),
      summary: item.content?.encoded ? summaryOf(item.description, html) : '',
      authors: compact([
        ...(item.dc?.creators ?? []),
        ...(item.authors ?? []).map((one) =>
          nameOf(typeof one === 'string' ? one : String((one as { name?: string }).name ?? '')),
        ),
      ]),
      keywords: compact((item.categories ?? []).map(({ name }) => name)),
      picture: complete((pictures[0] as { url?: string } | undefined)?.url, link || address),
      publishedAt: dateOf(item.pubDate ?? item.dc?.dates?.[0]),
      modifiedAt: dateOf(item.atom?.updated),
    }
  })
  return { title: feed.title ?? '', address, language: feed.language ?? '', articles }
}

type Words = string | { value?: string } | undefined
const wordsOf = (text: Words): string => (typeof text === 'string' ? text : (text?.value ?? ''))
const linkOf = (links: { href?: string; rel?: string; type?: string }[] | undefined, rel: string) =>
  links?.find((one) => (one.rel ?? 'alternate') === rel)

function ofAtom(feed: Partial<Atom>): ReadFeed {
  const address = complete(linkOf(feed.links, 'alternate')?.href ?? linkOf(feed.links, 'self')?.href, '')
  const articles = (feed.entries ?? []).map((entry): FoundArticle => {
    const link = complete(linkOf(entry.links, 'alternate')?.href, address)
    const html = wordsOf(entry.content as Words) || wordsOf(entry.summary as Words)
    const enclosure = linkOf(entry.links, 'enclosure')
    return {
      ...{ id: entry.id || link, address: link, title: wordsOf(entry.title as Words), html },
      summary: entry.content ? summaryOf(wordsOf(entry.summary as Words), html) : '',
      authors: compact((entry.authors ?? feed.authors ?? []).map(({ name }) => name)),
      keywords: compact((entry.categories ?? []).map(({ label, term }) => label || term)),
      picture:
        enclosure && isPicture({ type: enclosure.type, url: enclosure.href })
          ? complete(enclosure.href, link)
          : '',
      publishedAt: dateOf(entry.published ?? entry.updated),
      modifiedAt: dateOf(entry.updated),
    }
  })
  return { title: wordsOf(feed.title as Words), address, language: '', articles }
}

function ofJson(feed: Partial<Json>): ReadFeed {
  const address = complete(feed.home_page_url, '')
  const articles = (feed.items ?? []).map((item): FoundArticle => {
    const link = complete(item.url, address)
    const html =
      item.content_html ??
      (item.content_text ?? '')
        .split(/\n{2,}/)
        .map((part) => `<p>${part.replace(/[<&]/g, (sign) => (sign === '<' ? '&lt;' : '&amp;'))}</p>`)
        .join('')
    return {
      ...{ id: item.id || link, address: link, title: item.title ?? '', html },
      summary: summaryOf(item.summary, html),
      authors: compact((item.authors ?? feed.authors ?? []).map(({ name }) => name)),
      keywords: compact(item.tags ?? []),
      picture: complete(item.image ?? item.banner_image, link || address),
      publishedAt: dateOf(item.date_published),
      modifiedAt: dateOf(item.date_modified),
    }
  })
  return { title: feed.title ?? '', address, language: feed.language ?? '', articles }
}

/** @throws Error when the text is no feed */
export function readFeed(text: string): ReadFeed {
  const found = parseFeed(text)
  if (found.format === 'atom') return ofAtom(found.feed as Partial<Atom>)
  if (found.format === 'json') return ofJson(found.feed as Partial<Json>)
  // RDF feeds (RSS 1.0) have the same names.
  return ofRss(found.feed as Partial<Rss>)
}
