/** One article as an item of ninjs 3.1. */

import { bodyReferences, bodyText } from '../../body/document.ts'
import { normaliseBody } from '../../body/normalise.ts'
import { bodyToHtml } from '../../body/to-html.ts'
import type { ArticleContent } from '../../content/articles/content.ts'
import {
  breakingUri,
  headlineRoles,
  kindUri,
  markRoles,
  rel,
  role,
  standard,
} from '../../content/articles/ninjs-terms.ts'
import { type Sent, sentVersion } from '../../content/articles/source-version.ts'
import type { ArticleState } from '../../content/articles/tables.ts'
import { wordCount } from '../../language/typography.ts'
import type { MediaRow, Name, Names } from './names.ts'

export interface Exported extends Sent {
  id: number
  uri: string
  state: Exclude<ArticleState, 'removed'>
  scheduledAt: Date | null
  publishedAt: Date | null
  modifiedAt: Date | null
  /** YYYY-MM-DD, when only the day of publication is known. */
  publishedDate: string | null
  revisedAt: Date
  content: ArticleContent
  /** What it was in the programs that it was imported from. */
  origins?: { role: string; value: string }[]
}

const pubStatus = {
  published: 'usable',
  scheduled: 'usable',
  draft: 'withheld',
  unpublished: 'canceled',
} as const
const iso = (at: Date | string | null) => (at === null ? undefined : new Date(at).toISOString())

/** Empty lists are omitted. */
const some = <T>(list: T[]): T[] | undefined => (list.length > 0 ? list : undefined)
const text = (value: string) => value || undefined

/** The texts of these fields that are not empty, with their roles. */
const plainTexts = <F extends keyof ArticleContent>(roles: Record<F, string>, content: ArticleContent) =>
  (Object.entries(roles) as [F, string][]).flatMap(([field, named]) =>
    content[field] ? [{ role: named, contentType: 'text/plain', value: String(content[field]) }] : [],
  )

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

/** A media item as an association; a poster becomes the association's own association. */
function association(media: MediaRow, relation: string, name: string, names: Names): object {
  const poster = media.posterId ? names.media.get(media.posterId) : undefined
  const words = [
    { role: role.caption, contentType: 'text/plain', value: media.caption },
    { role: role.altText, contentType: 'text/plain', value: media.altText },
    { role: role.transcript, contentType: 'text/plain', value: media.transcript },
  ]
  return {
    name,
    rel: relation,
    uri: media.uri,
    type: media.type === 'document' ? 'text' : media.type,
    expires: iso(media.expiresAt),
    embargoedUntil: iso(media.embargoedUntil),
    edNote: text(media.instructions),
    by: text(media.photographer),
    copyrightNotice: text(media.copyrightNotice),
    usageTerms: text(media.usageTerms),
    descriptions: some(words.filter((one) => one.value)),
    infoSources: some(media.creditline ? [{ name: media.creditline, role: role.creditline }] : []),
    altIds: some([
      ...(media.file ? [{ role: role.file, value: media.file }] : []),
      ...(media.type === 'document' ? [{ role: role.mediaType, value: media.type }] : []),
    ]),
    renditions: rendition(media, names),
    associations: poster ? [association(poster, rel.poster, 'poster', names)] : undefined,
  }
}

function associations(content: ArticleContent, names: Names): object[] {
  const inBody = bodyReferences(content.body).mediaIds
  const places: [string, number][] = [
    ...(content.mediaId ? [[rel.main, content.mediaId] as [string, number]] : []),
    ...(content.videoId ? [[rel.video, content.videoId] as [string, number]] : []),
    ...(content.audioId ? [[rel.audio, content.audioId] as [string, number]] : []),
    ...content.galleryIds.map((id): [string, number] => [rel.gallery, id]),
    ...[...new Set(inBody)].map((id): [string, number] => [rel.body, id]),
    ...(content.shareMediaId ? [[rel.share, content.shareMediaId] as [string, number]] : []),
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
  const authors = content.authorIds.flatMap((id) => names.person.get(id) ?? [])
  const embargo =
    state === 'scheduled' ? (article.scheduledAt ?? content.embargoedUntil) : content.embargoedUntil
  return {
    uri: article.uri,
    standard,
    type: content.kind === 'video' || content.kind === 'gallery' ? 'composite' : 'text',
    version: sentVersion(article) ?? undefined,
    firstCreated: state === 'draft' || state === 'scheduled' ? undefined : iso(article.publishedAt),
    versionCreated: iso(article.modifiedAt ?? article.revisedAt),
    embargoedUntil: iso(embargo),
    pubStatus: pubStatus[state],
    urgency: content.urgency,
    language: content.language,
    headlines: [
      { role: role.main, contentType: 'text/plain', value: content.headline },
      ...plainTexts(headlineRoles, content),
    ],
    descriptions: some(
      plainTexts({ standfirst: role.summary, searchDescription: role.searchDescription }, content),
    ),
    bodies: bodyOf(article, names),
    by: text(authors.map((person) => person.name).join('، ')),
    people: some(authors.map((person) => ({ name: person.name, rel: rel.author, uri: person.uri }))),
    located: text(content.dateline),
    places: some(content.places.map((name) => ({ name }))),
    subjects: some([
      ...(content.sectionId ? reference(rel.section, names.section.get(content.sectionId)) : []),
      ...content.secondarySectionIds.flatMap((id) => reference(rel.secondarySection, names.section.get(id))),
      ...content.storyIds.flatMap((id) => reference(rel.story, names.story.get(id))),
      ...(content.programmeId ? reference(rel.programme, names.programme.get(content.programmeId)) : []),
      ...content.keywords.map((name) => ({ name, rel: rel.keyword })),
    ]),
    genres: [
      { name: content.kind, uri: kindUri(content.kind) },
      ...(content.moduleKind ? [{ name: content.moduleKind, uri: kindUri(content.moduleKind) }] : []),
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
      ...(article.publishedDate ? [{ role: role.publishedDate, value: article.publishedDate }] : []),
      ...(content.episodeNumber ? [{ role: role.episode, value: String(content.episodeNumber) }] : []),
      ...Object.entries(markRoles).flatMap(([name, named]) => {
        const value = content[name as keyof typeof markRoles]
        return value ? [{ role: named, value: String(value) }] : []
      }),
      ...Object.entries(content.fields ?? {}).map(([name, value]) => ({
        role: role.field + name,
        value: JSON.stringify(value),
      })),
      ...(article.origins ?? []).map(({ role: named, value }) => ({ role: named, value })),
    ]),
    associations: some(associations(content, names)),
  }
}
