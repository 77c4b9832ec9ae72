/** What search engines ask for: /robots.txt, /sitemap.xml, /sitemaps/…, /sitemap-news.xml. */
import { sitemapOf } from '../../content/articles/topics.ts'
import { readPublication } from '../../content/publication/publication.ts'
import type { Reading } from '../../content/reading.ts'
import type { Plan } from '../../delivery/contract.ts'
import type { Route } from '../../site/route.ts'
import { articlePlaces, articleSitemaps, newsPlaces, pagePlaces, sitemapHasArticles } from './places.ts'
import { writeIndex, writeNews, writeSitemap } from './write.ts'

const contentType = 'application/xml; charset=utf-8'
const lastSitemap = sitemapOf(2_147_483_647)

/** 'index', 'news', 'pages', or the number of a range of articles. */
function match([first, second, third]: string[]): string | null {
  if (second === undefined)
    return first === 'sitemap.xml' ? 'index' : first === 'sitemap-news.xml' ? 'news' : null
  const [, name] = /^(pages|0|[1-9]\d{0,5})\.xml$/.exec(second) ?? []
  if (first !== 'sitemaps' || third !== undefined || !name) return null
  return name === 'pages' || Number(name) <= lastSitemap ? name : null
}

async function plan(reading: Reading, argument: string): Promise<Plan> {
  const page: Plan = { status: 200, contentType, fragments: [`sitemap:${argument}`] }
  if (!/^\d/.test(argument)) return page
  if (await sitemapHasArticles(reading, Number(argument))) return { ...page, rare: true }
  return { status: 404, contentType: 'text/html; charset=utf-8', fragments: [] }
}

async function render(reading: Reading, siteUrl: string, argument: string): Promise<string> {
  switch (argument) {
    case 'index': {
      const names = ['pages', ...(await articleSitemaps(reading))]
      return writeIndex(names.map((name) => `${siteUrl}/sitemaps/${name}.xml`))
    }
    case 'news': {
      const { name } = await readPublication(reading)
      return writeNews(await newsPlaces(reading, siteUrl), name)
    }
    case 'pages':
      return writeSitemap(await pagePlaces(reading, siteUrl))
    default:
      return writeSitemap(await articlePlaces(reading, siteUrl, Number(argument)))
  }
}

const robots = (siteUrl: string) => `User-agent: *
Allow: /
Disallow: /newsroom
Disallow: /api
Disallow: /readers
Disallow: /now$
Disallow: /coverage/*/since/
Disallow: /coverage/*/events

Sitemap: ${siteUrl}/sitemap.xml
Sitemap: ${siteUrl}/sitemap-news.xml
`

export const sitemapRoutes = ({ siteUrl }: { siteUrl: string }): Route[] => [
  {
    ...{ name: 'sitemap', match, plan },
    fragments: { sitemap: (reading, argument) => render(reading, siteUrl, argument) },
  },
  {
    name: 'robots',
    match: ([first, second]) => (first === 'robots.txt' && second === undefined ? '' : null),
    plan: async () => ({ status: 200, contentType: 'text/plain; charset=utf-8', fragments: ['robots:'] }),
    fragments: { robots: () => robots(siteUrl) },
  },
]
