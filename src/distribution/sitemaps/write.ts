/** Writes documents of sitemaps.org (protocol 0.9) with Google's news extension. */
import { escapeXml } from '../xml.ts'

const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n'
const namespace = 'http://www.sitemaps.org/schemas/sitemap/0.9'
const newsNamespace = 'http://www.google.com/schemas/sitemap-news/0.9'

/** The limits of the protocol and of the news extension. */
export const maxEntries = 50_000
export const maxNews = 1_000

export interface Place {
  url: string
  /** A W3C date, with the time when it is known. */
  changedAt?: string
}

export interface NewsPlace extends Place {
  headline: string
  language: string
  publishedAt: string
}

const element = (name: string, text: string) => `<${name}>${escapeXml(text)}</${name}>`
const place = ({ url, changedAt }: Place) =>
  element('loc', url) + (changedAt ? element('lastmod', changedAt) : '')

export const writeIndex = (urls: string[]): string =>
  `${declaration}<sitemapindex xmlns="${namespace}">\n${urls
    .map((url) => `<sitemap>${element('loc', url)}</sitemap>\n`)
    .join('')}</sitemapindex>\n`

export const writeSitemap = (places: Place[]): string =>
  `${declaration}<urlset xmlns="${namespace}">\n${places
    .slice(0, maxEntries)
    .map((one) => `<url>${place(one)}</url>\n`)
    .join('')}</urlset>\n`

/** A news sitemap: publication name, language, date and title of each article. */
export const writeNews = (places: NewsPlace[], publication: string): string =>
  `${declaration}<urlset xmlns="${namespace}" xmlns:news="${newsNamespace}">\n${places
    .slice(0, maxNews)
    .map((one) => `<url>${place(one)}${news(one, publication)}</url>\n`)
    .join('')}</urlset>\n`

const news = ({ headline, language, publishedAt }: NewsPlace, publication: string) =>
  [
    '<news:news><news:publication>',
    element('news:name', publication),
    element('news:language', newsLanguage(language)),
    '</news:publication>',
    element('news:publication_date', publishedAt),
    element('news:title', headline),
    '</news:news>',
  ].join('')

/** Google requires the language without a region, except for Chinese. */
const newsLanguage = (tag: string) => (/^zh-(cn|tw)$/i.test(tag) ? tag.toLowerCase() : tag.split('-')[0]!)
