/** Structured data (schema.org, as JSON-LD) that search engines read. */

import type { Card } from '../../content/articles/cards.ts'
import type { Article } from '../../content/articles/read.ts'
import type { Picture } from '../../content/media/pictures.ts'
import { originalUrl, renditionSize, renditionUrl } from '../../content/media/renditions.ts'
import type { Publication } from '../../content/publication/publication.ts'
import { absolute, articleAddress, authorAddress, sectionAddress } from '../addresses.ts'

/** JSON that can stand in a script element: nothing in it ends the element or a line of JavaScript. */
export function scriptSafe(data: object): string {
  const escapes: Record<string, string> = {
    '<': '\\u003c',
    '>': '\\u003e',
    '&': '\\u0026',
    '\u2028': '\\u2028',
    '\u2029': '\\u2029',
  }
  return JSON.stringify(data).replace(/[<>&\u2028\u2029]/g, (character) => escapes[character]!)
}

export const context = 'https://schema.org'

export function imageOf(siteUrl: string, picture: Picture) {
  const { width, height } = renditionSize(picture, 'wide', 1280)
  const credit = picture.creditline ? { creditText: picture.creditline } : {}
  return {
    '@type': 'ImageObject',
    url: siteUrl + renditionUrl(picture, 'wide', 1280, 'jpg'),
    width,
    height,
    ...credit,
  }
}

export const publisherOf = (publication: Publication, siteUrl: string) => ({
  '@type': 'NewsMediaOrganization',
  name: publication.name,
  url: `${siteUrl}/`,
  ...(publication.social.length > 0 ? { sameAs: publication.social.map(({ url }) => url) } : {}),
})

const types = {
  news: 'NewsArticle',
  opinion: 'OpinionNewsArticle',
  analysis: 'AnalysisNewsArticle',
  explainer: 'BackgroundNewsArticle',
  video: 'NewsArticle',
  gallery: 'NewsArticle',
} as const

/** An article; `correction` follows schema.org/CorrectionComment. */
export function articleData(article: Article, publication: Publication, siteUrl: string): object[] {
  const url = absolute(siteUrl, articleAddress(article))
  const { picture, video, corrections, agency } = article
  const publisher = publisherOf(publication, siteUrl)
  const people = article.bylines.map((person) => ({
    '@type': 'Person',
    name: person.name,
    url: absolute(siteUrl, authorAddress(person)),
  }))
  const main = {
    '@context': context,
    '@type': types[article.kind],
    '@id': `${siteUrl}/articles/${article.id}`,
    mainEntityOfPage: url,
    headline: article.headline,
    ...(article.standfirst ? { description: article.standfirst } : {}),
    inLanguage: article.language,
    datePublished: article.publishedAt.toISOString(),
    dateModified: article.modifiedAt.toISOString(),
    ...(article.section ? { articleSection: article.section.name } : {}),
    ...(article.keywords.length > 0 ? { keywords: article.keywords } : {}),
    ...(picture?.version ? { image: [imageOf(siteUrl, picture)] } : {}),
    author:
      people.length > 0 ? people : [agency ? { '@type': 'Organization', name: agency.name } : publisher],
    publisher,
    ...(agency ? { sourceOrganization: { '@type': 'Organization', name: agency.name } } : {}),
    ...(corrections.length > 0
      ? {
          correction: corrections.map(({ at, note }) => ({
            '@type': 'CorrectionComment',
            text: note,
            datePublished: at.toISOString(),
          })),
        }
      : {}),
  }
  const data: object[] = [main]
  if ((video?.version || video?.streamUrl) && picture?.version)
    data.push(videoData(article, video, picture, siteUrl))
  if (article.section)
    data.push(crumbs([{ name: article.section.name, address: sectionAddress(article.section) }], siteUrl))
  return data
}

function videoData(article: Article, video: Picture, poster: Picture, siteUrl: string) {
  const ending = fileEnding(video.contentType)
  return {
    '@context': context,
    '@type': 'VideoObject',
    name: article.headline,
    description: article.standfirst || article.headline,
    uploadDate: article.publishedAt.toISOString(),
    thumbnailUrl: siteUrl + renditionUrl(poster, 'wide', 1280, 'jpg'),
    ...(video.durationSeconds ? { duration: `PT${Math.round(video.durationSeconds)}S` } : {}),
    contentUrl: video.version ? siteUrl + originalUrl({ ...video, ending }) : video.streamUrl,
  }
}

/** 'video/mp4' → 'mp4'. */
export const fileEnding = (contentType: string | null) =>
  contentType?.split('/')[1]?.replace(/[^a-z0-9]/g, '') ?? 'mp4'

export function crumbs(trail: { name: string; address: string }[], siteUrl: string) {
  const itemListElement = trail.map(({ name, address }, at) => ({
    '@type': 'ListItem',
    position: at + 1,
    name,
    item: absolute(siteUrl, address),
  }))
  return { '@context': context, '@type': 'BreadcrumbList', itemListElement }
}

/** A page that lists articles. */
export function listData(name: string, address: string, cards: Card[], siteUrl: string) {
  return {
    '@context': context,
    '@type': 'CollectionPage',
    name,
    url: absolute(siteUrl, address),
    mainEntity: {
      '@type': 'ItemList',
      itemListElement: cards.map((card, at) => ({
        '@type': 'ListItem',
        position: at + 1,
        url: absolute(siteUrl, articleAddress(card)),
      })),
    },
  }
}
