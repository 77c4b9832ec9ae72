/** Structured data of a coverage (schema.org/LiveBlogPosting), for the entries on the page. */
import { bodyReferences } from '../../body/document.ts'
import type { Entry } from '../../content/coverage/entries.ts'
import type { Picture } from '../../content/media/pictures.ts'
import { context, imageOf, imagesOf, publisherOf } from '../frame/structured-data.ts'
import { authorPath, coveragePath, entryPath, iri } from '../paths.ts'
import { entryTitle, plainText, type Shown, shorten } from './read.ts'

/** The full text is already on the page; search engines need only enough to match it. */
const textLength = 600

/** One entry, with its own URL. */
export function postingOf(shown: Shown, entry: Entry, siteUrl: string) {
  const { locale, coverage, pictures } = shown
  const text = shorten(plainText(entry.body), textLength)
  const seen = bodyReferences(entry.body).mediaIds.map((id) => pictures.get(id))
  const image = seen.find((one) => one?.version && one.type === 'picture')
  const { author } = entry
  return {
    '@type': 'BlogPosting',
    headline: entryTitle(entry) || coverage.headline,
    url: iri(siteUrl, entryPath(coverage, entry.id)),
    ...(text ? { articleBody: text } : {}),
    datePublished: entry.publishedAt.toISOString(),
    dateModified: (entry.editedAt ?? entry.publishedAt).toISOString(),
    ...(image ? { image: imageOf(siteUrl, image) } : {}),
    author: author
      ? { '@type': 'Person', name: author.name, url: iri(siteUrl, authorPath(author)) }
      : publisherOf(locale.publication, siteUrl),
  }
}

interface Page {
  shown: Shown
  entries: Entry[]
  picture: Picture | null
  siteUrl: string
}

export function coverageData({ shown, entries, picture, siteUrl }: Page) {
  const { locale, coverage } = shown
  const url = iri(siteUrl, coveragePath(coverage))
  const start = coverage.startedAt ?? coverage.startsAt ?? coverage.publishedAt
  const changes = entries.map((entry) => (entry.editedAt ?? entry.publishedAt).getTime())
  const modified = new Date(Math.max(coverage.modifiedAt.getTime(), ...changes))
  const publisher = publisherOf(locale.publication, siteUrl)
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
    ...(picture?.version ? { image: imagesOf(siteUrl, picture) } : {}),
    author: publisher,
    publisher,
    liveBlogUpdate: entries.map((entry) => postingOf(shown, entry, siteUrl)),
  }
}
