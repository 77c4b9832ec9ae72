/** Structured data (schema.org, as JSON-LD) that search engines read. */

import type { Card } from '../../content/articles/cards.ts'
import type { Article } from '../../content/articles/read.ts'
import { readBrand } from '../../content/brand/read.ts'
import type { Picture } from '../../content/media/pictures.ts'
import { originalUrl, renditionSize, renditionUrl } from '../../content/media/renditions.ts'
import type { Publication } from '../../content/publication/publication.ts'
import type { Topic } from '../../content/topics/read.ts'
import { formatDate } from '../../language/dates.ts'
import { readLogo } from '../brand.ts'
import { fileAddress } from '../parts/file-address.ts'
import { articlePath, authorPath, iri, sectionPath } from '../paths.ts'
import type { SiteReadContext } from '../route.ts'

/** Encodes JSON for a script element, so that no character can end the element or a JavaScript line. */
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

/** The picture in the ratios that search engines choose from: 16:9 with its metadata, 4:3 and 1:1 as URLs. */
export const imagesOf = (siteUrl: string, picture: Picture) => [
  imageOf(siteUrl, picture),
  ...(['standard', 'square'] as const).map((crop) => siteUrl + renditionUrl(picture, crop, 1280, 'jpg')),
]

export const publisherOf = (publication: Publication, siteUrl: string) => ({
  '@type': 'NewsMediaOrganization',
  name: publication.name,
  url: `${siteUrl}/`,
  logo: {
    '@type': 'ImageObject',
    url: `${siteUrl}/apple-touch-icon.png`,
  },
})

/** Details of the publisher, only on the front page: its company, address and principles. */
export async function publisherDetails(readContext: SiteReadContext): Promise<object> {
  const { publisher } = await readBrand(readContext, 'publisher')
  const logo = await readLogo(readContext)
  const image = logo
    ? {
        logo: {
          '@type': 'ImageObject',
          url: readContext.siteUrl + logo.src,
          width: logo.width,
          height: logo.height,
        },
      }
    : {}
  if (!publisher) return image
  const { address, ...own } = publisher
  const link = (url: string) => (url.startsWith('/') ? iri(readContext.siteUrl, url) : url)
  const given = {
    ...{ legalName: own.legalName, foundingDate: own.foundedOn, email: own.email, telephone: own.telephone },
    ethicsPolicy: link(own.ethicsPolicy),
    correctionsPolicy: link(own.correctionsPolicy),
    ownershipFundingInfo: link(own.ownership),
  }
  const place = {
    ...{ streetAddress: address.street, addressLocality: address.locality, addressRegion: address.region },
    ...{ postalCode: address.postcode, addressCountry: address.country },
  }
  const filled = (from: object) =>
    Object.fromEntries(Object.entries(from).filter(([, value]) => value !== ''))
  const where = filled(place)
  return {
    ...{ ...image, ...filled(given) },
    ...(Object.keys(where).length > 0 ? { address: { '@type': 'PostalAddress', ...where } } : {}),
  }
}

const types = {
  news: 'NewsArticle',
  opinion: 'OpinionNewsArticle',
  analysis: 'AnalysisNewsArticle',
  explainer: 'BackgroundNewsArticle',
  video: 'NewsArticle',
  gallery: 'NewsArticle',
} as const

/** A date in ISO 8601, for schema.org and Open Graph. Only the day when the time is not known. */
export const dateOf = (
  { publishedAt, publishedDateOnly }: Article,
  at: Date,
  publication: Publication,
): string =>
  publishedDateOnly && at.getTime() === publishedAt.getTime()
    ? formatDate(at, publication, 'iso-day')
    : at.toISOString()

/** Structured data of an article; `correction` follows schema.org/CorrectionComment. */
export function articleData(article: Article, publication: Publication, siteUrl: string): object[] {
  const url = iri(siteUrl, articlePath(article))
  const { picture, video, corrections, agency } = article
  const publisher = publisherOf(publication, siteUrl)
  const other = [article.frontHeadline, article.shareHeadline, article.searchTitle].find(
    (one) => one !== '' && one !== article.headline,
  )
  const people = article.bylines.map((person) => ({
    '@type': 'Person',
    name: person.name,
    url: iri(siteUrl, authorPath(person)),
  }))
  const main = {
    '@context': context,
    '@type': types[article.kind],
    '@id': `${siteUrl}/articles/${article.id}`,
    mainEntityOfPage: url,
    headline: article.headline,
    ...(other ? { alternativeHeadline: other } : {}),
    ...(article.standfirst ? { description: article.standfirst } : {}),
    inLanguage: article.language,
    datePublished: dateOf(article, article.publishedAt, publication),
    dateModified: dateOf(article, article.modifiedAt, publication),
    ...articleSection(article),
    ...(article.keywords.length > 0 ? { keywords: article.keywords } : {}),
    ...(picture?.version ? { image: imagesOf(siteUrl, picture) } : {}),
    ...(article.audio ? { audio: audioData(article.audio, siteUrl) } : {}),
    author:
      people.length > 0 ? people : [agency ? { '@type': 'Organization', name: agency.name } : publisher],
    publisher,
    ...(article.sponsor ? { sponsor: { '@type': 'Organization', name: article.sponsor } } : {}),
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
    data.push(videoData(article, video, picture, publication, siteUrl))
  if (article.section)
    data.push(
      crumbs([{ name: article.section.name, address: sectionPath(article.section) }], publication, siteUrl),
    )
  return data
}

function articleSection({ section, secondarySections }: Article) {
  const names = [...(section ? [section] : []), ...secondarySections].map(({ name }) => name)
  return names.length > 0 ? { articleSection: names.length === 1 ? names[0] : names } : {}
}

const durationData = (seconds: number | null) => (seconds ? { duration: `PT${Math.round(seconds)}S` } : {})

const audioData = (audio: Picture, siteUrl: string) => ({
  '@type': 'AudioObject',
  contentUrl: `${siteUrl}${fileAddress(audio)}`,
  ...durationData(audio.durationSeconds),
})

function videoData(
  article: Article,
  video: Picture,
  poster: Picture,
  publication: Publication,
  siteUrl: string,
) {
  const ending = fileEnding(video.contentType)
  return {
    '@context': context,
    '@type': 'VideoObject',
    name: article.headline,
    description: article.standfirst || article.headline,
    uploadDate: dateOf(article, article.publishedAt, publication),
    thumbnailUrl: siteUrl + renditionUrl(poster, 'wide', 1280, 'jpg'),
    ...durationData(video.durationSeconds),
    contentUrl: video.version ? siteUrl + originalUrl({ ...video, ending }) : video.streamUrl,
  }
}

/** 'video/mp4' → 'mp4'. */
export const fileEnding = (contentType: string | null) =>
  contentType?.split('/')[1]?.replace(/[^a-z0-9]/g, '') ?? 'mp4'

/** Breadcrumbs; every trail begins with the front page. */
export function crumbs(
  trail: { name: string; address: string }[],
  { name: front }: Publication,
  siteUrl: string,
) {
  const itemListElement = [{ name: front, address: '/' }, ...trail].map(({ name, address }, at) => ({
    '@type': 'ListItem',
    position: at + 1,
    name,
    item: iri(siteUrl, address),
  }))
  return { '@context': context, '@type': 'BreadcrumbList', itemListElement }
}

/** Structured data of a page that lists articles. */
export function listData(name: string, address: string, cards: Card[], siteUrl: string) {
  return {
    '@context': context,
    '@type': 'CollectionPage',
    name,
    url: iri(siteUrl, address),
    mainEntity: {
      '@type': 'ItemList',
      itemListElement: cards.map((card, at) => ({
        '@type': 'ListItem',
        position: at + 1,
        url: iri(siteUrl, articlePath(card)),
      })),
    },
  }
}

const topicTypes: Record<Topic['kind'], string> = {
  ...{ keyword: 'Thing', person: 'Person', place: 'Place', organisation: 'Organization' },
}

export const topicData = ({ name, kind, description }: Pick<Topic, 'name' | 'kind' | 'description'>) => ({
  '@type': topicTypes[kind],
  name,
  ...(description ? { description } : {}),
})
