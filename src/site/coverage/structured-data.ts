/** A coverage as search engines read it: schema.org/LiveBlogPosting, of what its page shows. */
import { bodyReferences } from '../../content/body/document.ts'
import type { Entry } from '../../content/coverage/entries.ts'
import type { Picture } from '../../content/media/pictures.ts'
import { absolute, authorAddress, coverageAddress, entryAddress } from '../addresses.ts'
import { context, imageOf, publisherOf } from '../frame/structured-data.ts'
import { entryTitle, plainText, type Shown, shorten } from './read.ts'

/** The text stands on the page already; this much of it says which. */
const textLength = 600

/** One entry, with an address of its own. */
export function postingOf(shown: Shown, entry: Entry, siteUrl: string) {
  const { house, coverage, pictures } = shown
  const text = shorten(plainText(entry.body), textLength)
  const seen = bodyReferences(entry.body).mediaIds.map((id) => pictures.get(id))
  const image = seen.find((one) => one?.version && one.type === 'picture')
  const { author } = entry
  return {
    '@type': 'BlogPosting',
    headline: entryTitle(entry) || coverage.headline,
    url: absolute(siteUrl, entryAddress(coverage, entry.id)),
    ...(text ? { articleBody: text } : {}),
    datePublished: entry.publishedAt.toISOString(),
    dateModified: (entry.editedAt ?? entry.publishedAt).toISOString(),
    ...(image ? { image: imageOf(siteUrl, image) } : {}),
    author: author
      ? { '@type': 'Person', name: author.name, url: absolute(siteUrl, authorAddress(author)) }
      : publisherOf(house.publication, siteUrl),
  }
}

interface Page {
  shown: Shown
  entries: Entry[]
  picture: Picture | null
  siteUrl: string
}

export function coverageData({ shown, entries, picture, siteUrl }: Page) {
  const { house, coverage } = shown
  const url = absolute(siteUrl, coverageAddress(coverage))
  const start = coverage.startedAt ?? coverage.startsAt ?? coverage.publishedAt
  const changes = entries.map((entry) => (entry.editedAt ?? entry.publishedAt).getTime())
  const modified = new Date(Math.max(coverage.modifiedAt.getTime(), ...changes))
  const publisher = publisherOf(house.publication, siteUrl)
  return {
    '@context': context,
    '@type': 'LiveBlogPosting',
    url,
    mainEntityOfPage: url,
    headline: coverage.headline,
    ...(coverage.standfirst ? { description: coverage.standfirst } : {}),
    inLanguage: coverage.language,
    datePublished: coverage.publishedAt.toISOString(),
    dateModified: modified.toISOString(),
    coverageStartTime: start.toISOString(),
    ...(coverage.endedAt ? { coverageEndTime: coverage.endedAt.toISOString() } : {}),
    ...(coverage.section ? { articleSection: coverage.section.name } : {}),
    ...(picture?.version ? { image: [imageOf(siteUrl, picture)] } : {}),
    author: publisher,
    publisher,
    liveBlogUpdate: entries.map((entry) => postingOf(shown, entry, siteUrl)),
  }
}
