/** Articles and pages as posts of Ghost, with the rows that belong to them. */
import { escapeHtml } from '../../body/inline-html.ts'
import type { LinkTarget } from '../../content/link-target.ts'
import { formatDate } from '../../language/dates.ts'
import { messagesFor } from '../../language/messages/messages.ts'
import { loginOf } from '../archive/accounts.ts'
import type { LeavingArticle } from '../archive/articles.ts'
import { movedLinks } from '../archive/links.ts'
import { hasShownFile, type MediaRow, uploadPath } from '../archive/media.ts'
import type { Shared } from '../archive/newsroom.ts'
import type { References } from '../archive/references.ts'
import type { Report } from '../archive/report.ts'
import { articleSlug, type GhostTagRow, ghostId, pageSlug, tagOf } from './ids.ts'
import { galleryNodes, type LexicalContext, lexicalNodes, lexicalOf, mediaNode, noteNode } from './lexical.ts'

/** Ghost puts the address of the new site in this place. */
const site = '__GHOST_URL__'

export interface PostContext {
  shared: Shared
  siteUrl: string
  references: References
  report: Report
}

/** The folder of a media item below `content`. */
export const folderOf = ({ type }: MediaRow): string =>
  type === 'picture' ? 'content/images' : type === 'document' ? 'content/files' : 'content/media'

const urlOf = (row: MediaRow) => `${site}/${folderOf(row)}/${uploadPath(row)}`

function lexicalContext({ references, report, shared }: PostContext): LexicalContext {
  return {
    ...{ report: report.note, embedHosts: shared.publication.embedHosts },
    media(id) {
      const row = references.media.get(id)
      if (!row || !hasShownFile(row)) return null
      const poster = row.posterId === null ? undefined : references.media.get(row.posterId)
      return {
        ...{ url: urlOf(row), type: row.type, alt: row.altText, caption: row.caption },
        ...{ width: row.width, height: row.height, durationSeconds: row.durationSeconds },
        ...{
          sizeInBytes: row.sizeInBytes === null ? null : Number(row.sizeInBytes),
          contentType: row.contentType,
        },
        poster: poster && hasShownFile(poster) ? urlOf(poster) : null,
      }
    },
    article(id) {
      const found = references.articles.get(id)
      return found ? { href: `${site}/${articleSlug(id, found.slug)}/`, headline: found.headline } : null
    },
  }
}

/** The path of a thing in Ghost; null for one that it does not have. */
export function addressOf(
  target: LinkTarget,
  { shared, references }: Pick<PostContext, 'shared' | 'references'>,
): string | null {
  switch (target.kind) {
    case 'article': {
      const found = references.articles.get(target.id)
      return found ? `/${articleSlug(target.id, found.slug)}/` : null
    }
    case 'page': {
      const page = shared.pages.find(({ slug }) => slug === target.slug)
      return page ? `/${pageSlug(page.id, page.slug)}/` : null
    }
    case 'person': {
      const person = [...shared.people.values()].find(({ slug }) => slug === target.slug)
      return person ? `/author/${loginOf(person)}/` : null
    }
    case 'coverage':
      return null
    default:
      return `/tag/${tagOf({ slug: target.slug, name: '' }).slug}/`
  }
}

const moved = (context: PostContext) => (target: LinkTarget) => {
  const path = addressOf(target, context)
  return path === null ? null : site + path
}

/** Nothing that readers do not see here becomes public there. Null for an article that is not exported. */
function publication(article: LeavingArticle, report: Report): { status: string; at: Date | null } | null {
  const { state, content } = article
  const name = `${article.id} ${content.headline}`
  if (article.trashedAt) {
    report.note('articles in the trash', name)
    return null
  }
  if (state === 'published') return { status: 'published', at: article.publishedAt }
  if (state === 'scheduled' && article.scheduledAt)
    return {
      status: 'scheduled',
      at: new Date(Math.max(article.scheduledAt.getTime(), content.embargoedUntil?.getTime() ?? 0)),
    }
  if (state === 'unpublished') report.note('withdrawn articles, which became drafts', name)
  else if (content.embargoedUntil) report.note('drafts under embargo, which Ghost does not know', name)
  return { status: 'draft', at: null }
}

export interface PostRows {
  post: object
  meta: object
  authorIds: number[]
  tags: GhostTagRow[]
}

const cut = (text: string, most: number) => [...text].slice(0, most).join('')

function tagsOf({ content }: LeavingArticle, { shared, references }: PostContext): GhostTagRow[] {
  const sections = [content.sectionId, ...content.secondarySectionIds].flatMap(
    (id) => shared.sections.get(id ?? 0) ?? [],
  )
  const programmes = shared.programmes.get(content.programmeId ?? 0)
  const stories = content.storyIds.flatMap((id) => shared.stories.get(id) ?? [])
  const topics = content.keywords.map((name) => ({ name, slug: references.topics.get(name) ?? name }))
  const all = [...sections, ...(programmes ? [programmes] : []), ...topics, ...stories].map(tagOf)
  return [...new Map(all.toReversed().map((tag) => [tag.id, tag])).values()].toReversed()
}

/** The fields of an article that Ghost has no place for. */
function noteFields({ content }: LeavingArticle, report: Report): void {
  const { kicker, dateline, sponsor, label, frontHeadline, agencyId, places, relatedIds, noindex } = content
  const own = { kicker, dateline, sponsor, label, frontHeadline, agencyId, places, relatedIds, noindex }
  for (const [name, value] of Object.entries(own))
    if (Array.isArray(value) ? value.length > 0 : value)
      report.note(`fields without a place in Ghost: ${name}`)
  for (const name of Object.keys(content.fields ?? {}))
    report.note(`fields without a place in Ghost: ${name}`)
}

/** An article as the rows of Ghost's tables; null for one in the trash. */
export function articleRows(article: LeavingArticle, context: PostContext): PostRows | null {
  const { content, corrections } = article
  const { shared, references, report, siteUrl } = context
  const published = publication(article, report)
  if (!published) return null
  noteFields(article, report)
  if (article.hasChanges)
    report.note('changes that were not published yet', `${article.id} ${content.headline}`)
  const lexical = lexicalContext(context)
  const lead = references.media.get(content.mediaId ?? 0)
  const { correctionOn } = messagesFor(shared.publication.language)
  const media = [content.videoId, content.audioId].flatMap((id) =>
    id === null ? [] : mediaNode(id, '', lexical),
  )
  const nodes = [
    ...media,
    ...lexicalNodes(movedLinks(content.body, siteUrl, moved(context)), lexical),
    ...galleryNodes(
      content.galleryIds.map((mediaId) => ({ mediaId, caption: '' })),
      '',
      lexical,
    ),
    ...corrections.map(({ at, note }) =>
      noteNode(correctionOn(formatDate(at, shared.publication, 'date')), note),
    ),
  ]
  if (content.standfirst.length > 300)
    report.note('standfirsts that were cut to 300 letters', `${article.id} ${content.headline}`)
  const id = ghostId('article', article.id)
  const caption = lead ? [lead.caption, lead.creditline].filter(Boolean).join(' — ') : ''
  return {
    post: {
      ...{ id, title: cut(content.headline, 255), slug: articleSlug(article.id, article.slug) },
      ...{
        lexical: lexicalOf(nodes),
        mobiledoc: null,
        type: 'post',
        status: published.status,
        visibility: 'public',
      },
      ...{
        feature_image: lead && hasShownFile(lead) && lead.type === 'picture' ? urlOf(lead) : null,
        featured: 0,
      },
      ...{
        custom_excerpt: cut(content.standfirst, 300) || null,
        canonical_url: content.canonicalUrl || null,
      },
      ...{ published_at: published.at?.toISOString() ?? null, created_at: article.createdAt.toISOString() },
      updated_at: (article.modifiedAt ?? article.updatedAt).toISOString(),
    },
    meta: {
      post_id: id,
      ...{
        feature_image_alt: cut(lead?.altText ?? '', 191) || null,
        feature_image_caption: escapeHtml(caption) || null,
      },
      ...{ meta_title: content.searchTitle || null, meta_description: content.searchDescription || null },
      og_title: content.shareHeadline || null,
    },
    authorIds: content.authorIds.filter((one) => shared.people.has(one)),
    tags: tagsOf(article, context),
  }
}

export function pageRow(page: Shared['pages'][number], context: PostContext, at: Date): object {
  const nodes = lexicalNodes(movedLinks(page.body, context.siteUrl, moved(context)), lexicalContext(context))
  return {
    ...{ id: ghostId('page', page.id), title: page.title, slug: pageSlug(page.id, page.slug) },
    ...{
      lexical: lexicalOf(nodes),
      mobiledoc: null,
      type: 'page',
      status: 'published',
      visibility: 'public',
    },
    ...{ published_at: at.toISOString(), created_at: at.toISOString(), updated_at: at.toISOString() },
  }
}
