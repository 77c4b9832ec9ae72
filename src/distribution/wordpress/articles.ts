/** Articles as posts of WordPress. */

import { formatDate } from '../../language/dates.ts'
import { messagesFor } from '../../language/messages/messages.ts'
import { slugify } from '../../language/slug.ts'
import { loginOf, newsroomLogin } from '../archive/accounts.ts'
import type { LeavingArticle } from '../archive/articles.ts'
import type { LeavingComment } from '../archive/comments.ts'
import { movedLinks } from '../archive/links.ts'
import type { Shared } from '../archive/newsroom.ts'
import type { References } from '../archive/references.ts'
import type { Report } from '../archive/report.ts'
import { articleAddress, openAddresses } from './addresses.ts'
import { shownMedia } from './attachments.ts'
import { commentXml } from './comments.ts'
import { postNumber } from './numbers.ts'
import { correctionMarkup, galleryMarkup, mediaMarkup, type TextContext, textOf } from './text.ts'
import type { Item, Meta, TermOfItem } from './wxr.ts'

export interface ArticleContext {
  shared: Shared
  siteUrl: string
  mediaUrl: string
  references: References
  report: Report
  /** The comments of each article. */
  comments: Map<number, LeavingComment[]>
}

export function textContext({ references, mediaUrl, siteUrl, report }: ArticleContext): TextContext {
  const { media, captions, articles } = references
  return {
    report: report.note,
    media(id) {
      const row = media.get(id)
      const poster = row?.posterId ? media.get(row.posterId) : undefined
      return shownMedia(row, { mediaUrl, captions: captions.get(id) ?? [], poster })
    },
    article(id) {
      const found = articles.get(id)
      return found ? { href: siteUrl + articleAddress(id), headline: found.headline } : null
    },
  }
}

/** The state and time of a post. Nothing that readers do not see here becomes public there. */
function publication(article: LeavingArticle, report: Report): Pick<Item, 'status' | 'date' | 'isDated'> {
  const { state, content, updatedAt } = article
  const embargo = content.embargoedUntil
  const name = `${article.id} ${content.headline}`
  if (article.trashedAt) return { status: 'trash', date: article.publishedAt ?? updatedAt, isDated: true }
  if (state === 'published')
    return { status: 'publish', date: article.publishedAt ?? updatedAt, isDated: true }
  if (state === 'scheduled' && article.scheduledAt) {
    const at = new Date(Math.max(article.scheduledAt.getTime(), embargo?.getTime() ?? 0))
    return { status: 'future', date: at, isDated: true }
  }
  if (state === 'unpublished') {
    report.note('withdrawn articles, which became drafts', name)
    return { status: 'draft', date: article.publishedAt ?? updatedAt, isDated: false }
  }
  if (embargo) report.note('drafts under embargo, which WordPress does not know', name)
  return { status: article.submittedAt ? 'pending' : 'draft', date: updatedAt, isDated: false }
}

/** The text with what our page shows around it: lead video, audio version, gallery, corrections. */
function contentOf(article: LeavingArticle, context: ArticleContext): string {
  const { content, corrections } = article
  const { shared, siteUrl, report } = context
  const text = textContext(context)
  const { language } = shared.publication
  const { correctionOn } = messagesFor(language)
  const before = [content.videoId, content.audioId].flatMap((id) => {
    if (id === null) return []
    report.note('lead videos and audio versions, which begin the text', `${article.id} ${content.headline}`)
    return [mediaMarkup(id, '', text)]
  })
  const gallery = content.galleryIds.map((mediaId) => ({ mediaId, caption: '' }))
  return [
    ...before,
    textOf(movedLinks(content.body, siteUrl, withSite(openAddresses(shared), siteUrl)), text),
    ...(gallery.length > 0 ? [galleryMarkup(gallery, '', text)] : []),
    ...corrections.map(({ at, note }) =>
      correctionMarkup(correctionOn(formatDate(at, shared.publication, 'date')), note),
    ),
  ]
    .filter(Boolean)
    .join('\n\n')
}

export const withSite =
  <T>(addressOf: (target: T) => string | null, siteUrl: string) =>
  (target: T): string | null => {
    const path = addressOf(target)
    return path === null ? null : siteUrl + path
  }

const formats: Partial<Record<string, string>> = { video: 'video', gallery: 'gallery' }

function termsOf({ content }: LeavingArticle, { shared, references, report }: ArticleContext): TermOfItem[] {
  const named = (taxonomy: string, found: { slug: string; name: string } | undefined) =>
    found ? [{ taxonomy, slug: found.slug, name: found.name }] : []
  const sections = [content.sectionId, ...content.secondarySectionIds].filter((id) => id !== null)
  const programme = content.programmeId === null ? undefined : shared.programmes.get(content.programmeId)
  const format = formats[content.kind]
  const authors = content.authorIds.flatMap((id) => shared.people.get(id) ?? [])
  if (authors.length > 1) report.note('articles with several authors, which need Co-Authors Plus')
  const terms = [
    ...sections.flatMap((id) => named('category', shared.sections.get(id))),
    ...named('category', programme),
    ...content.keywords.map((name) => ({
      ...{
        taxonomy: 'post_tag',
        slug: references.topics.get(name) ?? slugify(name, shared.publication.language),
        name,
      },
    })),
    ...content.storyIds.flatMap((id) => named('post_tag', shared.stories.get(id))),
    ...(format
      ? [{ taxonomy: 'post_format', slug: `post-format-${format}`, name: `post-format-${format}` }]
      : []),
    ...(authors.length > 1
      ? authors.map((one) => ({ taxonomy: 'author', slug: `cap-${loginOf(one)}`, name: loginOf(one) }))
      : []),
  ]
  const key = ({ taxonomy, slug }: TermOfItem) => `${taxonomy} ${slug}`
  return [...new Map(terms.toReversed().map((term) => [key(term), term])).values()].toReversed()
}

/** What WordPress has no field for, as custom fields. */
function ownFields(article: LeavingArticle, { shared }: ArticleContext): Record<string, string> {
  const { content } = article
  const agency = content.agencyId === null ? undefined : shared.agencies.get(content.agencyId)
  const { kicker, frontHeadline, shareHeadline, dateline, sponsor } = content
  return {
    ...{ kind: content.moduleKind ?? content.kind, uri: article.uri, kicker, dateline, sponsor },
    ...{ front_headline: frontHeadline, share_headline: shareHeadline },
    ...{
      label: content.label ?? '',
      language: content.language === shared.publication.language ? '' : content.language,
      agency: agency?.name ?? '',
    },
    ...{
      breaking: content.breaking ? '1' : '',
      urgency: content.urgency === 5 ? '' : String(content.urgency),
    },
    ...{ places: content.places.join(', '), episode: String(content.episodeNumber ?? '') },
    ...{ related: content.relatedIds.map((id) => postNumber('article', id)).join(',') },
    ...{ embargoed_until: content.embargoedUntil?.toISOString() ?? '' },
    ...{ unpublished_reason: article.state === 'unpublished' ? (article.unpublishedReason ?? '') : '' },
    ...{ date_only: article.publishedDateOnly ? '1' : '' },
    ...{ share_media: content.shareMediaId ? String(postNumber('media', content.shareMediaId)) : '' },
    ...Object.fromEntries(
      Object.entries(content.fields ?? {}).map(([name, value]) => [`field_${name}`, JSON.stringify(value)]),
    ),
  }
}

function metaOf(article: LeavingArticle, context: ArticleContext): Meta[] {
  const { content } = article
  const lead = content.mediaId === null ? null : textContext(context).media(content.mediaId)
  if (content.mediaId !== null && lead === null)
    context.report.note('lead pictures that have no public file', `${article.id} ${content.headline}`)
  const fields = ownFields(article, context)
  for (const [name, value] of Object.entries(fields))
    if (value && name !== 'uri' && !(name === 'kind' && value === 'news'))
      context.report.note(`custom fields: nashra_${name}`)
  const values = {
    _thumbnail_id: lead ? String(lead.number) : '',
    _yoast_wpseo_title: content.searchTitle,
    _yoast_wpseo_metadesc: content.searchDescription,
    _yoast_wpseo_canonical: content.canonicalUrl,
    '_yoast_wpseo_meta-robots-noindex': content.noindex ? '1' : '',
    ...Object.fromEntries(Object.entries(fields).map(([name, value]) => [`nashra_${name}`, value])),
  }
  return Object.entries(values).flatMap(([key, value]) => (value ? [{ key, value }] : []))
}

/** An article as a post. */
export function articleItem(article: LeavingArticle, context: ArticleContext): Item {
  const { content } = article
  const { shared, siteUrl, report } = context
  const number = postNumber('article', article.id)
  const author = content.authorIds.flatMap((id) => shared.people.get(id) ?? [])[0]
  if (article.hasChanges)
    report.note('changes that were not published yet', `${article.id} ${content.headline}`)
  return {
    ...{ id: number, type: 'post', title: content.headline, guid: `${siteUrl}/?p=${number}` },
    link: `${siteUrl}/articles/${article.id}/${encodeURIComponent(article.slug)}`,
    ...{ creator: author ? loginOf(author) : newsroomLogin, content: contentOf(article, context) },
    ...{ excerpt: content.standfirst, ...publication(article, report) },
    ...{ modified: article.modifiedAt ?? article.updatedAt, slug: article.slug, parent: 0, order: 0 },
    ...{ commentsOpen: article.commentsOpen && shared.publication.commentsOpen },
    ...{ terms: termsOf(article, context), meta: metaOf(article, context), attachmentUrl: null },
    comments: (context.comments.get(article.id) ?? []).map((one) =>
      commentXml(one, shared.publication.timeZone),
    ),
  }
}
