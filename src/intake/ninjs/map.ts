/** A ninjs item to an article of ours, still with names where the database has ids. */
import type { ArticleInput } from '../../content/articles/content.ts'
import { type BodyDocument, bodyText } from '../../content/body/document.ts'
import { plainText } from '../../content/body/html.ts'
import { parseBody } from '../../content/body/parse.ts'
import { slugify } from '../../language/slug.ts'
import { rel, role } from '../../outlets/ninjs/words.ts'
import { namesOf } from './bylines.ts'
import { ItemError, type NinjsItem, type Text } from './item.ts'
import { type PickedMedia, pickMedia } from './map-media.ts'
import { isBreaking, type Known, kindOf, type Ref, refOf, sortSubjects } from './subjects.ts'
import { dateOf, uriOf } from './values.ts'

export interface MappedArticle extends PickedMedia {
  uri: string
  version: string | null
  versionCreated: Date | null
  publishedAt: Date
  state: 'published' | 'draft' | 'unpublished'
  content: ArticleInput
  section: Ref | null
  stories: Ref[]
  programme: Ref | null
  agency: (Ref & { url: string }) | null
  people: Ref[]
  /** What was left out of it and matters. */
  notes: string[]
}

const isHtml = (text: Text) =>
  /html/i.test(text.contentType ?? '') || (!text.contentType && /<[a-z]+[\s>]/i.test(text.value))
const words = (text: Text | undefined) => {
  if (!text) return ''
  return (isHtml(text) ? plainText(text.value) : text.value).replace(/\s+/g, ' ').trim()
}

function headlineOf({ headlines }: NinjsItem): string {
  const main =
    headlines.find((one) => one.role === role.main && one.value.trim()) ??
    headlines.find((one) => one.value.trim())
  if (!main) throw new ItemError('has no headline')
  if (main.value.length > 5_000)
    throw new ItemError(`headline: is longer than 300 characters (${main.value.length.toLocaleString('en')})`)
  return words(main)
}

const summaryRole =
  /^(summary|abstract|standfirst|deck|ingress|lead|lede|intro|teaser|drop[-_ ]?head|sub[-_ ]?head(line)?)$/i

/** The standfirst: a summary by its role; a description without one, unless the body begins with it. */
function standfirstOf(item: NinjsItem, body: BodyDocument): string {
  const texts = [...item.descriptions, ...item.headlines]
  const named = texts.find((one) => summaryRole.test(one.role ?? ''))
  if (named) return words(named)
  const other = words(item.descriptions.find((one) => !one.role || /^(main|text)$/i.test(one.role)))
  return bodyText(body).replace(/\s+/g, ' ').includes(other.slice(0, 60)) ? '' : other
}

/** HTML before plain text; the one called main before the longest. Other formats (NITF, XML) are not read. */
function bodySource({ bodies }: NinjsItem): Text {
  const readable = bodies.filter(
    (one) => isHtml(one) || !one.contentType || /^text\/plain/i.test(one.contentType),
  )
  const weight = (one: Text) => (isHtml(one) ? 2 : 0) + (one.role === role.main ? 1 : 0)
  const [best] = readable.sort((a, b) => weight(b) - weight(a) || b.value.length - a.value.length)
  return best ?? { contentType: 'text/plain', value: '' }
}

/** The URIs of articles that an item names: related ones, and cards in its body. */
export function articlesNamed(item: NinjsItem): string[] {
  const related = item.associations
    .filter((one) => one.rel === rel.related)
    .flatMap((one) => uriOf(one.uri) ?? [])
  const cards = item.bodies.flatMap((one) =>
    [...one.value.matchAll(/data-article="([^"]+)"/g)].map((match) => match[1]!.replaceAll('&amp;', '&')),
  )
  return [...new Set([...related, ...cards])].slice(0, 500)
}

function stateOf(pubStatus: string | undefined): MappedArticle['state'] {
  if (pubStatus === 'withheld') return 'draft'
  return pubStatus === 'canceled' || pubStatus === 'cancelled' ? 'unpublished' : 'published'
}

function bylines(item: NinjsItem): Ref[] {
  const authors = item.people
    .filter((one) => /^(author|creator|byline|writer|reporter)$/i.test(one.rel ?? ''))
    .flatMap((one) => refOf(one) ?? [])
  if (authors.length > 0 || !item.by) return authors
  const organisations = [item.copyrightHolder, ...item.infoSources.flatMap((one) => [one.name, one.literal])]
  return namesOf(item.by, organisations).map((name) => ({ uri: null, name }))
}

const terms = (list: (string | undefined)[]) =>
  [...new Set(list.map((term) => term?.replace(/\s+/g, ' ').trim() ?? ''))]
    .filter((term) => /\p{L}/u.test(term) && term.length <= 120)
    .slice(0, 60)

export const versionOf = (item: NinjsItem): string | null => item.version?.trim().slice(0, 100) || null

export interface Defaults {
  language: string
  now: Date
  /** The ids of the articles that items name, by URI. */
  articles: Map<string, number>
}

/** @throws ItemError with the reason why the item cannot be an article; BodyError when its body is out of bounds */
export function mapArticle(
  item: NinjsItem,
  known: Known,
  { language, now, articles }: Defaults,
): MappedArticle {
  const uri = uriOf(item.uri)
  if (!uri) throw new ItemError(item.uri ? `uri: "${item.uri.slice(0, 60)}" is not a URI` : 'has no uri')
  const headline = headlineOf(item)
  const versionCreated = dateOf('versionCreated', item.versionCreated)
  const firstCreated = dateOf('firstCreated', item.firstCreated)
  const embargoedUntil = dateOf('embargoedUntil', item.embargoedUntil)
  const passed = embargoedUntil && embargoedUntil <= now ? embargoedUntil : null
  const picked = pickMedia(item, uri)
  const source = bodySource(item)
  const { body, dropped } = parseBody(
    source.value,
    { media: picked.find, article: (named) => articles.get(named) ?? null },
    source.contentType,
  )
  const notes = dropped.length > 0 ? [`the body had ${dropped.join(', ')}, which was left out`] : []
  const first = body.content[0]
  if (
    /<h1[\s>]/i.test(source.value) &&
    first?.type === 'heading' &&
    bodyText({ type: 'doc', content: [first] }) === headline
  )
    body.content.shift()
  const media = picked.settle(body)
  let standfirst = standfirstOf(item, body)
  if (standfirst.length > 2_000) {
    notes.push(`the summary of ${standfirst.length.toLocaleString('en')} characters was left out`)
    standfirst = ''
  }
  const { section, stories, programme, keywords } = sortSubjects(item.subjects, known)
  const provider = item.infoSources.find((one) => one.name && one.role !== role.creditline)
  const agency = provider ? refOf(provider) : null
  const url = provider?.contactInfo?.find((info) => info.type === 'url')?.value ?? ''
  const lang = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(item.language ?? '') ? item.language! : language
  const slug = item.altIds.find((one) => one.role === role.slug)?.value ?? ''
  const episode = Number(item.altIds.find((one) => one.role === role.episode)?.value)
  return {
    uri,
    version: versionOf(item),
    versionCreated,
    publishedAt:
      firstCreated ?? passed ?? versionCreated ?? dateOf('contentCreated', item.contentCreated) ?? now,
    state: stateOf(item.pubStatus),
    content: {
      kind: kindOf(item),
      headline,
      standfirst,
      body,
      slug: slug.length <= 120 && slugify(slug, 'ar') === slug ? slug : '',
      language: lang,
      dateline: (item.located ?? '').slice(0, 120),
      episodeNumber: Number.isInteger(episode) && episode > 0 && episode <= 1_000_000 ? episode : null,
      keywords: terms(keywords),
      places: terms(item.places.map((place) => place.name ?? place.literal)),
      urgency: Number.isInteger(item.urgency) && item.urgency! >= 1 && item.urgency! <= 9 ? item.urgency! : 5,
      breaking: isBreaking(item),
      embargoedUntil,
      relatedIds: item.associations
        .filter((one) => one.rel === rel.related)
        .flatMap((one) => articles.get(uriOf(one.uri) ?? '') ?? []),
    },
    section,
    stories,
    programme,
    agency: agency
      ? { ...agency, url: /^https?:\/\/[^\s<>"\\]+$/i.test(url) && URL.canParse(url) ? url : '' }
      : null,
    people: bylines(item),
    notes,
    ...media,
  }
}
