/** The documents of sitemaps.org (protocol 0.9) and Google's news extension of them. */
import { escapeXml } from '../xml.ts'

const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n'
const namespace = 'http://www.sitemaps.org/schemas/sitemap/0.9'
const newsNamespace = 'http://www.google.com/schemas/sitemap-news/0.9'

/** The protocol's limit of a sitemap, and that of the news extension. */
export const mostEntries = 50_000
export const mostNews = 1_000

export interface Place {
  url: string
  changedAt?: Date
}

export interface NewsPlace extends Place {
  headline: string
  language: string
  publishedAt: Date
}

const element = (name: string, text: string) => `<${name}>${escapeXml(text)}</${name}>`
const place = ({ url, changedAt }: Place) =>
  element('loc', url) + (changedAt ? element('lastmod', changedAt.toISOString()) : '')

export const writeIndex = (urls: string[]): string =>
  `${declaration}<sitemapindex xmlns="${namespace}">\n${urls
    .map((url) => `<sitemap>${element('loc', url)}</sitemap>\n`)
    .join('')}</sitemapindex>\n`

export const writeSitemap = (places: Place[]): string =>
  `${declaration}<urlset xmlns="${namespace}">\n${places
    .slice(0, mostEntries)
    .map((one) => `<url>${place(one)}</url>\n`)
    .join('')}</urlset>\n`

/** News sitemap: name and language of the publication in which each article appeared, its date and title. */
export const writeNews = (places: NewsPlace[], publication: string): string =>
  `${declaration}<urlset xmlns="${namespace}" xmlns:news="${newsNamespace}">\n${places
    .slice(0, mostNews)
    .map((one) => `<url>${place(one)}${news(one, publication)}</url>\n`)
    .join('')}</urlset>\n`

const news = ({ headline, language, publishedAt }: NewsPlace, publication: string) =>
  [
    '<news:news><news:publication>',
    element('news:name', publication),
    element('news:language', newsLanguage(language)),
    '</news:publication>',
    element('news:publication_date', publishedAt.toISOString()),
    element('news:title', headline),
    '</news:news>',
  ].join('')

/** Google wants a language alone, but for Chinese. */
const newsLanguage = (tag: string) => (/^zh-(cn|tw)$/i.test(tag) ? tag.toLowerCase() : tag.split('-')[0]!)
