/** One article as an item of ninjs 3.1. */
import type { ArticleContent } from '../../content/articles/content.ts'
import { bodyReferences, bodyText } from '../../content/body/document.ts'
import { normaliseBody } from '../../content/body/normalise.ts'
import { bodyToHtml } from '../../content/body/serialise.ts'
import type { ArticleState } from '../../content/tables.ts'
import { wordCount } from '../../language/typography.ts'
import type { MediaRow, Name, Names } from './names.ts'
import { breakingUri, kindUri, rel, role, standard } from './words.ts'

export interface Exported {
  id: number
  uri: string
  state: Exclude<ArticleState, 'removed'>
  sourceVersion: string | null
  scheduledAt: Date | null
  publishedAt: Date | null
  modifiedAt: Date | null
  revision: number
  revisedAt: Date
  /** The revision as which it was last brought from elsewhere, null when it was not. */
  broughtAs: number | null
  content: ArticleContent
}

const pubStatus = {
  published: 'usable',
  scheduled: 'usable',
  draft: 'withheld',
  unpublished: 'canceled',
} as const
const iso = (at: Date | string | null) => (at === null ? undefined : new Date(at).toISOString())

/** A part that is empty is not written. */
const some = <T>(list: T[]): T[] | undefined => (list.length > 0 ? list : undefined)
const text = (value: string) => value || undefined

/** The provider's version, moved on by each edit since; ours is the number of the revision. */
function versionOf({ revision, sourceVersion, broughtAs }: Exported): string | undefined {
  if (broughtAs === null) return String(revision)
  const edits = revision - broughtAs
  if (sourceVersion === null) return edits > 0 ? String(edits) : undefined
  const number = Number(sourceVersion)
  if (edits === 0) return sourceVersion
  return Number.isFinite(number) ? String(number + edits) : `${sourceVersion}.${edits}`
}

const reference = (relation: string, found: Name | undefined) =>
  found ? [{ name: found.name, rel: relation, uri: found.uri }] : []

function rendition(media: MediaRow, names: Names) {
  const href = names.address(media)
  if (!href) return undefined
  const { width, height, focalX, focalY } = media
  const focus =
    width && height && (focalX !== 0.5 || focalY !== 0.4)
      ? { x: Math.round(focalX * width), y: Math.round(focalY * height) }
      : undefined
  return [
    {
      ...{
        name: 'original',
        href,
        contentType: media.contentType ?? undefined,
        width: width ?? undefined,
        height: height ?? undefined,
      },
      ...{
        sizeInBytes: media.sizeInBytes ?? undefined,
        duration: media.durationSeconds ?? undefined,
        poi: focus,
      },
    },
  ]
}

/** A media item as an association, its poster as the association's own. */
function association(media: MediaRow, relation: string, name: string, names: Names): object {
  const poster = media.posterId ? names.media.get(media.posterId) : undefined
  const words = [
    { role: role.caption, contentType: 'text/plain', value: media.caption },
    { role: role.altText, contentType: 'text/plain', value: media.altText },
  ]
  return {
    name,
    rel: relation,
    uri: media.uri,
    type: media.type,
    expires: iso(media.expiresAt),
    by: text(media.photographer),
    copyrightNotice: text(media.copyrightNotice),
    usageTerms: text(media.usageTerms),
    descriptions: some(words.filter((one) => one.value)),
    infoSources: some(media.creditline ? [{ name: media.creditline, role: role.creditline }] : []),
    altIds: some(media.file ? [{ role: role.file, value: media.file }] : []),
    renditions: rendition(media, names),
    associations: poster ? [association(poster, rel.poster, 'poster', names)] : undefined,
  }
}

function associations(content: ArticleContent, names: Names): object[] {
  const inBody = bodyReferences(content.body).mediaIds
  const places: [string, number][] = [
    ...(content.mediaId ? [[rel.main, content.mediaId] as [string, number]] : []),
    ...(content.videoId ? [[rel.video, content.videoId] as [string, number]] : []),
    ...content.galleryIds.map((id): [string, number] => [rel.gallery, id]),
    ...[...new Set(inBody)].map((id): [string, number] => [rel.body, id]),
  ]
  const media = places.flatMap(([relation, id], i) => {
    const row = names.media.get(id)
    return row ? [association(row, relation, `${relation}-${i + 1}`, names)] : []
  })
  const related = content.relatedIds.flatMap((id, i) => {
    const other = names.article.get(id)
    const headlines = other ? [{ role: role.main, value: other.headline }] : []
    return other
      ? [{ name: `${rel.related}-${i + 1}`, rel: rel.related, uri: other.uri, type: 'text', headlines }]
      : []
  })
  return [...media, ...related]
}

function bodyOf({ content }: Exported, names: Names) {
  const body = normaliseBody(content.body)
  const html = bodyToHtml(body, {
    media: (id) => {
      const row = names.media.get(id)
      return row
        ? { uri: row.uri, type: row.type, src: names.address(row) ?? row.uri, alt: row.altText }
        : null
    },
    article: (id) => names.article.get(id) ?? null,
  })
  return html
    ? [{ role: role.main, contentType: 'text/html', wordCount: wordCount(bodyText(body)), value: html }]
    : undefined
}

export function ninjsItem(article: Exported, names: Names): object {
  const { state, content } = article
  const agency = content.agencyId ? names.agency.get(content.agencyId) : undefined
  const authors = content.personIds.flatMap((id) => names.person.get(id) ?? [])
  const embargo =
    state === 'scheduled' ? (article.scheduledAt ?? content.embargoedUntil) : content.embargoedUntil
  return {
    uri: article.uri,
    standard,
    type: content.kind === 'video' || content.kind === 'gallery' ? 'composite' : 'text',
    version: versionOf(article),
    firstCreated: state === 'draft' || state === 'scheduled' ? undefined : iso(article.publishedAt),
    versionCreated: iso(article.modifiedAt ?? article.revisedAt),
    embargoedUntil: iso(embargo),
    pubStatus: pubStatus[state],
    urgency: content.urgency,
    language: content.language,
    headlines: [{ role: role.main, contentType: 'text/plain', value: content.headline }],
    descriptions: some(
      content.standfirst
        ? [{ role: role.summary, contentType: 'text/plain', value: content.standfirst }]
        : [],
    ),
    bodies: bodyOf(article, names),
    by: text(authors.map((person) => person.name).join('، ')),
    people: some(authors.map((person) => ({ name: person.name, rel: rel.author, uri: person.uri }))),
    located: text(content.dateline),
    places: some(content.places.map((name) => ({ name }))),
    subjects: some([
      ...(content.sectionId ? reference(rel.section, names.section.get(content.sectionId)) : []),
      ...content.storyIds.flatMap((id) => reference(rel.story, names.story.get(id))),
      ...(content.programmeId ? reference(rel.programme, names.programme.get(content.programmeId)) : []),
      ...content.keywords.map((name) => ({ name, rel: rel.keyword })),
    ]),
    genres: [
      { name: content.kind, uri: kindUri(content.kind) },
      ...(content.breaking ? [{ name: 'breaking', uri: breakingUri }] : []),
    ],
    infoSources: agency
      ? [
          {
            name: agency.name,
            uri: agency.uri,
            contactInfo: agency.url ? [{ type: 'url', value: agency.url }] : undefined,
          },
        ]
      : undefined,
    altIds: some([
      ...(content.slug ? [{ role: role.slug, value: content.slug }] : []),
      ...(content.episodeNumber ? [{ role: role.episode, value: String(content.episodeNumber) }] : []),
    ]),
    associations: some(associations(content, names)),
  }
}
