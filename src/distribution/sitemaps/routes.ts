/** Files for search engines: /robots.txt, /sitemap.xml, /sitemaps/…, /sitemap-news.xml. */

import { sitemapOf } from '../../content/articles/cache-tags.ts'
import { readBrand } from '../../content/brand/read.ts'
import { readPublication } from '../../content/publication/publication.ts'
import type { Plan } from '../../delivery/contract.ts'
import type { ReadContext } from '../../kernel/read-context.ts'
import type { Route } from '../../site/route.ts'
import { largestId } from '../../values/id.ts'
import {
  articlePlaces,
  articleSitemaps,
  countNewsSitemaps,
  newsPlaces,
  pagePlaces,
  sitemapHasArticles,
  topicPlaces,
  topicSitemaps,
} from './places.ts'
import { writeIndex, writeNews, writeSitemap } from './write.ts'

const contentType = 'application/xml; charset=utf-8'
const lastSitemap = sitemapOf(largestId)

/**
 * 'index', 'news', 'news-2' (the overflow of the first), 'pages', 'topics-0' (a range of topics), or the number
 * of a range of articles.
 */
function match([first, second, third]: string[]): string | null {
  if (second === undefined)
    return first === 'sitemap.xml' ? 'index' : first === 'sitemap-news.xml' ? 'news' : null
  const [, name] =
    /^(pages|news-(?:[2-9]|[1-9]\d{1,3})|(?:topics-)?(?:0|[1-9]\d{0,5}))\.xml$/.exec(second) ?? []
  if (first !== 'sitemaps' || third !== undefined || !name) return null
  const range = /^(?:topics-)?(\d+)$/.exec(name)?.[1]
  return range === undefined || Number(range) <= lastSitemap ? name : null
}

async function plan(readContext: ReadContext, argument: string): Promise<Plan> {
  const page: Plan = { status: 200, contentType, fragments: [`sitemap:${argument}`] }
  const news = newsNumber(argument)
  if (news > 1 && news > (await countNewsSitemaps(readContext))) return missing
  const topics = topicsNumber(argument)
  if (topics !== null) {
    const isThere = (await topicSitemaps(readContext)).includes(topics)
    return isThere ? { ...page, lowPriority: true } : missing
  }
  if (!/^\d/.test(argument)) return page
  if (await sitemapHasArticles(readContext, Number(argument))) return { ...page, lowPriority: true }
  return missing
}

const missing: Plan = { status: 404, contentType: 'text/html; charset=utf-8', fragments: [] }

/** 'news' → 1, 'news-2' → 2, otherwise 0. */
const newsNumber = (argument: string): number => {
  const [name, number] = argument.split('-')
  return name === 'news' ? Number(number ?? 1) : 0
}

/** 'topics-3' → 3, otherwise null. */
const topicsNumber = (argument: string): number | null =>
  argument.startsWith('topics-') ? Number(argument.slice('topics-'.length)) : null

async function render(readContext: ReadContext, siteUrl: string, argument: string): Promise<string> {
  switch (argument) {
    case 'index': {
      const furtherNews = Array.from(
        { length: (await countNewsSitemaps(readContext)) - 1 },
        (_, at) => `news-${at + 2}`,
      )
      const topics = (await topicSitemaps(readContext)).map((n) => `topics-${n}`)
      const names = ['pages', ...topics, ...furtherNews, ...(await articleSitemaps(readContext))]
      return writeIndex(names.map((name) => `${siteUrl}/sitemaps/${name}.xml`))
    }
    case 'pages':
      return writeSitemap(await pagePlaces(readContext, siteUrl))
    default: {
      const news = newsNumber(argument)
      if (news > 0) {
        const { name } = await readPublication(readContext)
        return writeNews(await newsPlaces(readContext, siteUrl, news), name)
      }
      const topics = topicsNumber(argument)
      if (topics !== null) return writeSitemap(await topicPlaces(readContext, siteUrl, topics))
      return writeSitemap(await articlePlaces(readContext, siteUrl, Number(argument)))
    }
  }
}

const disallowed = ['/newsroom', '/api', '/readers', '/now$', '/coverage/*/since/', '/coverage/*/events']

async function renderRobots(readContext: ReadContext, siteUrl: string): Promise<string> {
  const { robots } = await readBrand(readContext, 'robots')
  const refused = robots.refuse.map((name) => `User-agent: ${name}\n`).join('')
  const paths = [...disallowed, ...robots.disallow].map((path) => `Disallow: ${path}\n`).join('')
  return `${refused ? `${refused}Disallow: /\n\n` : ''}User-agent: *
Allow: /
${paths}
Sitemap: ${siteUrl}/sitemap.xml
Sitemap: ${siteUrl}/sitemap-news.xml
`
}

export const sitemapRoutes = ({ siteUrl }: { siteUrl: string }): Route[] => [
  {
    ...{ name: 'sitemap', match, plan },
    fragments: { sitemap: (readContext, argument) => render(readContext, siteUrl, argument) },
  },
  {
    name: 'robots',
    match: ([first, second]) => (first === 'robots.txt' && second === undefined ? '' : null),
    plan: async () => ({ status: 200, contentType: 'text/plain; charset=utf-8', fragments: ['robots:'] }),
    fragments: { robots: (readContext) => renderRobots(readContext, siteUrl) },
  },
]
