/** A post as an article, by one stated rule for each state, date and field. */
import type { BodyDocument } from '../../../body/document.ts'
import { blockText } from '../../../body/document.ts'
import type { ImportedArticle } from '../../../content/articles/import.ts'
import type { Mapped } from '../../archive/article-writer.ts'
import { itemUri } from '../../archive/identity.ts'
import { completeAddress, isOwn } from '../../archive/links.ts'
import type { Loss } from '../../archive/loss.ts'
import type { MediaIndex } from '../../archive/media-index.ts'
import type { ArchiveRun } from '../../archive/run.ts'
import type { WxrPost } from '../items.ts'
import { metadataOfPost, type PostMetadata } from '../metadata.ts'
import { bodyOfPost } from '../text/body.ts'
import { plainWords } from '../values.ts'
import { momentOf } from './dates.ts'
import { fieldsOf } from './fields.ts'
import type { PostHead } from './heads.ts'
import { niceName, type People } from './people.ts'
import type { Places } from './places.ts'
import { isSystemTaxonomy, type TermPlace, type Terms } from './terms.ts'
import { kindOf } from './types.ts'

export interface PostContext {
  run: ArchiveRun
  places: Places
  media: MediaIndex
  terms: Terms
  people: People
  zone: string
  /** '' for the publication's. */
  language: string
  embedHosts: readonly string[]
  now: Date
}

type Report = (loss: Loss) => void

const clipped = (text: string, most: number, name: string, report: Report): string => {
  if (text.length > most) report({ kind: `ends of texts that are too long (${name})`, detail: text })
  return text.slice(0, most).toWellFormed()
}

export interface Decided {
  state: 'published' | 'draft' | 'unpublished'
  publishedAt: Date | null
  embargoedUntil: Date | null
  submitted: boolean
}

const dayMs = 86_400_000
const isPlausible = (at: Date) => at.getUTCFullYear() >= 1800 && at.getUTCFullYear() <= 2200

/** The state of a post here; null when it is left out. */
export function stateOf(
  post: Pick<WxrPost, 'status' | 'password' | 'date' | 'modified'>,
  { zone, now }: Pick<PostContext, 'zone' | 'now'>,
  report: Report,
): Decided | null {
  const draft = (why?: string): Decided => {
    if (why) report({ kind: why, detail: post.status })
    return { state: 'draft', publishedAt: null, embargoedUntil: null, submitted: false }
  }
  const given = momentOf(post.date, zone) ?? momentOf(post.modified, zone)
  const at = given && isPlausible(given) ? given : null
  switch (post.status) {
    case 'trash':
      return { state: 'unpublished', publishedAt: at, embargoedUntil: null, submitted: false }
    case 'auto-draft':
    case 'inherit':
      return null
    case 'draft':
      return draft()
    case 'pending':
      return { ...draft(), submitted: true }
    case 'private':
      return draft('private posts, which are drafts here')
    case 'future':
      return at && at > now
        ? { state: 'published', publishedAt: null, embargoedUntil: at, submitted: false }
        : draft('scheduled posts whose time has passed, which are drafts here')
    case 'publish':
      break
    default:
      return draft('posts in a state of a plugin, which are drafts here')
  }
  if (post.password) return draft('posts with a password, which are drafts here')
  if (!at) return draft('published posts without a date, which are drafts here')
  if (at.getTime() > now.getTime() + dayMs)
    return { state: 'published', publishedAt: null, embargoedUntil: at, submitted: false }
  return { state: 'published', publishedAt: at, embargoedUntil: null, submitted: false }
}

/** Which of a post's terms are its sections, stories and keywords. */
function placesOf(post: WxrPost, primaryId: number | null, { terms }: PostContext) {
  const found = post.terms
    .filter(({ taxonomy }) => !isSystemTaxonomy(taxonomy))
    .map(({ taxonomy, slug }) => terms.places.get(`${taxonomy} ${slug}`))
    .filter((place): place is TermPlace => place !== undefined)
  const sections = found.filter((place) => place.as === 'section')
  const primary =
    sections.find(({ termId }) => termId !== null && termId === primaryId) ??
    sections.toSorted((a, b) => b.depth - a.depth)[0]
  const all = [...sections.map(({ id }) => id), ...sections.flatMap(({ above }) => above)]
  return {
    sectionId: primary?.id ?? null,
    secondarySectionIds: [...new Set(all)].filter((id) => id !== primary?.id),
    storyIds: found.flatMap((place) => (place.as === 'story' ? [place.id] : [])),
    keywords: [
      ...new Set(found.flatMap((place) => (place.as === 'keyword' && place.word ? [place.word] : []))),
    ],
  }
}

/** The picture above the text is not shown again at its beginning. */
function withoutLead(body: BodyDocument, mediaId: number, media: MediaIndex, report: Report): BodyDocument {
  const at = body.content
    .slice(0, 3)
    .findIndex((block) => block.type === 'figure' && block.attrs.mediaId === mediaId)
  const block = body.content[at]
  if (block?.type !== 'figure') return body
  const { caption } = block.attrs
  if (caption !== '' && caption !== media.byMediaId(mediaId)?.caption)
    report({ kind: 'captions of a picture that stands above the text too', detail: caption })
  return { ...body, content: body.content.toSpliced(at, 1) }
}

function authorIds(post: WxrPost, { coAuthors }: PostMetadata, { people, run }: PostContext, report: Report) {
  const named = coAuthors.length > 0 ? coAuthors : [{ login: post.creator, slug: niceName(post.creator) }]
  const ids = named.flatMap(({ login, slug }) => {
    const id = people.byLogin.get(login) ?? people.byLogin.get(slug)
    if (id === undefined && login && run.mapping.authors[login] !== 'nothing')
      report({ kind: 'authors whom the export does not describe', detail: login })
    return id ?? []
  })
  return [...new Set(ids)]
}

function searchValues({ seo }: PostMetadata, { media, run }: PostContext, report: Report) {
  const canonical = completeAddress(seo.canonical, run.address)
  const isForeign = seo.canonical !== '' && canonical !== null && !isOwn(canonical, run.address)
  if (seo.canonical && !isForeign)
    report({
      kind: 'canonical addresses within the site, which articles have of their own',
      detail: seo.canonical,
    })
  if (seo.socialDescription)
    report({ kind: 'descriptions for social networks', detail: seo.socialDescription })
  const picture = seo.socialImage ? media.byAddress(seo.socialImage) : null
  if (seo.socialImage && picture?.type !== 'picture')
    report({ kind: 'pictures for social networks that are missing', detail: seo.socialImage })
  return {
    searchTitle: clipped(seo.title, 300, 'title for search engines', report),
    searchDescription: clipped(seo.description, 500, 'description for search engines', report),
    canonicalUrl: isForeign ? canonical.href.replace(/#.*$/, '').slice(0, 2_000) : '',
    noindex: seo.noindex,
    shareHeadline: clipped(seo.socialTitle, 300, 'title for social networks', report),
    shareMediaId: picture?.type === 'picture' ? picture.id : null,
  }
}

/** The text without the shortcodes that the mapping leaves out, and what they enclose. */
function withoutShortcodes(text: string, wanted: Record<string, 'words' | 'nothing'>): string {
  return Object.entries(wanted)
    .filter(([, what]) => what === 'nothing')
    .reduce((left, [name]) => {
      const tag = RegExp.escape(name)
      const enclosing = new RegExp(`(?<!\\[)\\[${tag}(?:\\s[^\\]]*)?\\][^]*?\\[/${tag}\\]`, 'g')
      return left.replace(enclosing, '').replace(new RegExp(`(?<!\\[)\\[/?${tag}(?:\\s[^\\]]*)?\\]`, 'g'), '')
    }, text)
}

/** The first words of a text, for posts without a title. */
const firstWords = (body: BodyDocument) => {
  const text = body.content.map(blockText).join(' ').replace(/\s+/g, ' ').trim()
  return text.length <= 80 ? text : `${text.slice(0, 80).replace(/\s\S*$/, '')}…`
}

/** The kind of an article: of its type, or of its form where it is an ordinary post. */
function kindOfPost(post: WxrPost, { run }: PostContext) {
  const kind = kindOf(post.type, run.mapping)
  const format = post.terms.find(({ taxonomy }) => taxonomy === 'post_format')?.slug
  if (kind.kind === 'news' && format === 'post-format-video') return { ...kind, kind: 'video' as const }
  if (kind.kind === 'news' && format === 'post-format-gallery') return { ...kind, kind: 'gallery' as const }
  return kind
}

/** Maps a post; null when it is left out. Never throws for what a post contains. */
export function mapPost(post: WxrPost, head: PostHead, context: PostContext): Mapped | null {
  const { run, places, media, zone } = context
  const losses: Loss[] = [...post.losses]
  const report: Report = (loss) => void losses.push(loss)
  const decided = stateOf(post, context, report)
  if (!decided) return null
  const metadata = metadataOfPost(post)
  losses.push(...metadata.losses)
  const shown = { ...post, content: withoutShortcodes(post.content, run.mapping.shortcodes) }
  const read = bodyOfPost(shown, { ...places, embedHosts: context.embedHosts })
  losses.push(...read.losses)
  if (head.role === 'page')
    report({ kind: 'pages that are not public, which are drafts of articles here', detail: post.status })
  let body: BodyDocument = { type: 'doc', content: read.blocks }
  const lead = metadata.featuredImageId === null ? null : media.byId(metadata.featuredImageId)
  if (metadata.featuredImageId !== null && lead?.type !== 'picture')
    report({ kind: 'featured picture that is missing', detail: `number ${metadata.featuredImageId}` })
  if (lead?.type === 'picture') body = withoutLead(body, lead.id, media, report)
  const title = plainWords(post.title)
  if (!title) report({ kind: 'posts without a title, which take their first words', detail: `${post.id}` })
  if (post.sticky) report({ kind: 'posts that stood first on the front page', detail: title })
  if (metadata.template) report({ kind: 'page templates', detail: metadata.template })
  const terms = placesOf(post, metadata.seo.primaryCategoryId, context)
  if (terms.keywords.length > 60)
    report({ kind: 'keywords beyond sixty', detail: terms.keywords.slice(60).join(', ') })
  const published = decided.publishedAt ?? decided.embargoedUntil
  const modified = momentOf(post.modified, zone)
  const headline = title || firstWords(body) || post.slug || `#${head.oldId}`
  const content = {
    ...kindOfPost(post, context),
    headline: clipped(headline, 300, 'headline', report),
    standfirst: clipped(plainWords(post.excerpt), 2_000, 'excerpt', report),
    body,
    slug: post.slug.slice(0, 120).toWellFormed(),
    language: context.language,
    mediaId: lead?.type === 'picture' ? lead.id : null,
    authorIds: authorIds(post, metadata, context, report),
    ...terms,
    keywords: terms.keywords.slice(0, 60),
    secondarySectionIds: terms.secondarySectionIds.slice(0, 10),
    embargoedUntil: decided.embargoedUntil,
    ...searchValues(metadata, context, report),
    fields: fieldsOf(metadata.fields, run.mapping, report),
  }
  const uri = itemUri(run.system, run.address, post.type, head.oldId)
  const article: ImportedArticle = {
    ...{ uri, version: null, state: decided.state, isNewer: true, content },
    versionCreated: [modified, published].find((at) => at && isPlausible(at) && at <= context.now) ?? null,
    publishedAt: decided.publishedAt,
  }
  return {
    ...{ article, submitted: decided.submitted, losses },
    missing: read.losses
      .filter(({ kind }) => kind.endsWith('that is missing'))
      .map(({ detail }) => detail)
      .filter((detail) => /^https?:/.test(detail)),
  }
}
