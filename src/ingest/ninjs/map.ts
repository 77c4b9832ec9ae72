/** Maps a ninjs item to an article, with names where the database has ids. */

import type { Resolver } from '../../body/block.ts'
import { type Block, type BodyDocument, blockText, bodyText } from '../../body/document.ts'
import { divideParagraph } from '../../body/limits.ts'
import { parseBody } from '../../body/parse-body.ts'
import type { ArticleInput } from '../../content/articles/content.ts'
import { canKeep } from '../../content/articles/field-values.ts'
import { rel, role } from '../../content/articles/ninjs-terms.ts'
import { slugify } from '../../language/slug.ts'
import { nameKey } from './byline-words.ts'
import { readByline } from './bylines.ts'
import { headlinesOf, isMark, isOtherHeadline } from './headlines.ts'
import { ItemError, type NinjsItem, type Text } from './item.ts'
import type { Note } from './losses.ts'
import { type PickedMedia, pickMedia } from './map-media.ts'
import { isBreaking, type Known, kindOf, moduleKindOf, type Ref, refOf, sortSubjects } from './subjects.ts'
import { checkText, cutTo, languageOf, wholeCharacters, words } from './texts.ts'
import { dateOf, optionalDate, uriOf } from './values.ts'

export interface MappedArticle extends PickedMedia {
  uri: string
  version: string | null
  versionCreated: Date | null
  /** Null when the item does not say; an existing article keeps its own. */
  publishedAt: Date | null
  /** Whether only the day of publication is known. */
  publishedDateOnly: boolean
  state: 'published' | 'draft' | 'unpublished'
  content: ArticleInput
  section: Ref | null
  secondarySections: Ref[]
  stories: Ref[]
  programme: Ref | null
  agency: (Ref & { url: string }) | null
  people: Ref[]
}

function headlineOf({ headlines }: NinjsItem, note: Note): string {
  const isSaid = (one: Text) => one.value.trim() !== ''
  const main =
    headlines.find((one) => one.role === role.main && isSaid(one)) ??
    headlines.find((one) => isSaid(one) && !isOtherHeadline(one.role))
  if (!main) throw new ItemError('has no headline')
  if (main.value.length > 5_000)
    throw new ItemError(`headline: is longer than 300 characters (${main.value.length.toLocaleString('en')})`)
  const headline = wholeCharacters(words(main), note)
  checkText('headline', headline)
  for (const other of headlines) {
    if (other === main || !isSaid(other) || isOtherHeadline(other.role)) continue
    if (!summaryRole.test(other.role ?? '') && words(other) !== headline)
      note('headlines after the first', words(other))
  }
  return headline
}

const summaryRole =
  /^(summary|abstract|standfirst|deck|ingress|lead|lede|intro|teaser|drop[-_ ]?head|sub[-_ ]?head(line)?)$/i

/** The standfirst: a text with the role of a summary, or else a description, unless the body begins with it. */
function standfirstOf(item: NinjsItem, body: BodyDocument, note: Note): string {
  const texts = [...item.descriptions, ...item.headlines]
  const named = texts.find((one) => summaryRole.test(one.role ?? ''))
  const other = item.descriptions.find((one) => !one.role || /^(main|text)$/i.test(one.role))
  const taken = words(named ?? other)
  for (const one of item.descriptions) {
    const said = words(one)
    if (said && said !== taken && one.role !== role.searchDescription)
      note('descriptions after the first', said)
  }
  if (taken.length > 2_000) {
    note('summaries longer than 2,000 characters', taken)
    return ''
  }
  const standfirst = wholeCharacters(taken, note)
  checkText('summary', standfirst)
  return !named && bodyText(body).replace(/\s+/g, ' ').includes(standfirst.slice(0, 60)) ? '' : standfirst
}

const isHtml = (text: Text) =>
  /html/i.test(text.contentType ?? '') || (!text.contentType && /<[a-z]+[\s>]/i.test(text.value))
const isReadable = (one: Text) => isHtml(one) || !one.contentType || /^text\/plain/i.test(one.contentType)

/**
 * Prefers HTML to plain text, and the body with the role main to the longest. Other formats (NITF, XML) are
 * not read.
 */
function bodySource({ bodies }: NinjsItem, note: Note): Text {
  const weight = (one: Text) => (isHtml(one) ? 2 : 0) + (one.role === role.main ? 1 : 0)
  const sorted = bodies
    .filter(isReadable)
    .sort((a, b) => weight(b) - weight(a) || b.value.length - a.value.length)
  const best = sorted[0] ?? { contentType: 'text/plain', value: '' }
  for (const one of bodies) {
    if (one === best || one.value.trim() === '') continue
    if (!isReadable(one)) note('bodies in a format that is not read', one.contentType)
    // A plain text next to HTML usually has the same content.
    else if (isHtml(one) || !isHtml(best)) note('bodies after the first', one.role ?? one.value)
  }
  return best
}

/** The URIs of articles that an item refers to: related ones, and cards in its body. */
export function articlesNamed(item: NinjsItem): string[] {
  const related = item.associations
    .filter((one) => one.rel === rel.related)
    .flatMap((one) => uriOf(one.uri) ?? [])
  const cards = item.bodies.flatMap((one) =>
    [...one.value.matchAll(/data-article="([^"]+)"/g)].map((match) => match[1]!.replaceAll('&amp;', '&')),
  )
  return [...new Set([...related, ...cards])].slice(0, 500)
}

const isCanceled = (pubStatus: string) => /^(?:cancell?ed|kill(?:ed)?)$/.test(pubStatus)

/** Whether the item is withdrawn or held by its source. */
export const isStopped = ({ pubStatus }: NinjsItem): boolean =>
  pubStatus !== undefined && (isCanceled(pubStatus) || pubStatus === 'withheld')

function stateOf(pubStatus: string | undefined, note: Note): MappedArticle['state'] {
  if (pubStatus === undefined || /^(?:|usable|published|corrected|updated)$/.test(pubStatus))
    return 'published'
  if (isCanceled(pubStatus)) return 'unpublished'
  // Items with an unknown status await a decision by editors.
  if (pubStatus !== 'withheld') note('values of pubStatus that are not known: kept as drafts', pubStatus)
  return 'draft'
}

/** The contents of a cancellation or hold: the item, the version and the reason, as far as given. */
export function noticeOf(item: NinjsItem, timeZone: string) {
  return {
    uri: item.uri!,
    version: versionOf(item),
    versionCreated: optionalDate(item.versionCreated, timeZone),
    held: item.pubStatus === 'withheld',
    reason: words(item.headlines.find((one) => one.value.trim())).slice(0, 300),
  }
}

interface Who {
  people: Ref[]
  agencies: string[]
  place: string
}

/** Longer texts are not bylines, and would take long to analyse. */
const longestByline = 1_000

/** The authors: people marked as such, or else the byline, or else Superdesk's authors. */
function whoOf(item: NinjsItem, note: Note): Who {
  const who: Who = { people: [], agencies: [], place: '' }
  for (const one of item.people) {
    const isAuthor = /^(author|creator|byline|writer|reporter)$/i.test(one.rel ?? '')
    const ref = isAuthor ? refOf(one) : null
    if (ref) who.people.push(ref)
    else if (one.name || one.literal) note('people who are not its authors', one.name ?? one.literal)
  }
  if (who.people.length > 0) return who
  if (item.by) {
    const read = readByline(cutTo(longestByline, 'byline', item.by, note), {
      organisations: [item.copyrightHolder, ...item.infoSources.flatMap((one) => [one.name, one.literal])],
      places: [item.located, ...item.places.map((one) => one.name)],
    })
    if (read.unread.length > 0) note('parts of bylines that could not be read', item.by)
    if (read.places.length > 1) note('places after the first of a byline', item.by)
    who.people = read.people.map((name) => ({ uri: null, name }))
    who.agencies = read.agencies
    who.place = read.places[0] ?? ''
  }
  for (const one of item.authors) {
    const name = one.name?.replace(/\s+/g, ' ').trim()
    if (!name) continue
    if (!item.by && (!one.role || /writer|author|byline|كاتب/.test(one.role)))
      who.people.push({ uri: null, name })
    else if (!who.people.some((other) => nameKey(other.name) === nameKey(name)))
      note('authors beside the byline', one.role ? `${name} (${one.role})` : name)
  }
  return who
}

function terms(list: (string | undefined)[], label: string, note: Note): string[] {
  const all = [...new Set(list.map((term) => term?.replace(/\s+/g, ' ').trim() ?? ''))].filter(Boolean)
  const fit = all.filter((term) => /\p{L}/u.test(term) && term.length <= 120)
  for (const term of all)
    if (!fit.includes(term)) note(`${label} that have no letters or are longer than 120 characters`, term)
  if (fit.length > 60) note(`${label} beyond the 60th`, fit[60])
  return fit.slice(0, 60)
}

export const versionOf = (item: NinjsItem): string | null => item.version?.trim().slice(0, 100) || null

export interface Defaults {
  language: string
  timeZone: string
  now: Date
  /** The ids of articles by URI. */
  articles: Map<string, number>
  /** Hosts whose pages may be embedded, beside the known providers. */
  embedHosts: readonly string[]
}

/** The publication date, as far as the item gives it. */
function datesOf(item: NinjsItem, timeZone: string, now: Date) {
  const read = (name: 'versionCreated' | 'firstCreated' | 'embargoedUntil' | 'contentCreated') =>
    dateOf(name, item[name], timeZone)
  const versionCreated = read('versionCreated')
  const embargoedUntil = read('embargoedUntil')?.at ?? null
  // Our own exports give only the day when the time is unknown.
  const day = item.altIds.find((one) => one.role === role.publishedDate)?.value
  const firstCreated = day ? dateOf('altIds', day, timeZone) : read('firstCreated')
  const passed = embargoedUntil && embargoedUntil <= now ? { at: embargoedUntil, isDay: false } : null
  const published = firstCreated ?? passed
  const guessed = published ?? versionCreated ?? read('contentCreated')
  // A version's date may not be the first, so an existing article keeps its own date.
  const isSaid = published !== null || versionCreated === null
  return {
    versionCreated: versionCreated?.at ?? null,
    embargoedUntil,
    publishedAt: isSaid ? (guessed?.at ?? null) : null,
    publishedDateOnly: guessed?.isDay === true,
  }
}

function agencyOf({ infoSources }: NinjsItem, inByline: string[], note: Note): MappedArticle['agency'] {
  const sources = infoSources.filter((one) => (one.name || one.literal) && one.role !== role.creditline)
  const [provider, ...others] = sources
  for (const other of others) note('sources after the first', other.name ?? other.literal)
  const agency = provider
    ? refOf(provider)
    : inByline[0]
      ? { uri: null, name: inByline[0].slice(0, 120) }
      : null
  if (provider && !agency) note('sources with a name longer than 120 characters', provider.name)
  for (const name of inByline)
    if (agency && nameKey(name) !== nameKey(agency.name)) note('agencies in bylines', name)
  const url = provider?.contactInfo?.find((info) => info.type === 'url')?.value ?? ''
  return agency && { ...agency, url: /^https?:\/\/[^\s<>"\\]+$/i.test(url) && URL.canParse(url) ? url : '' }
}

function relatedOf(item: NinjsItem, articles: Map<string, number>, note: Note): number[] {
  return item.associations
    .filter((one) => one.rel === rel.related)
    .flatMap((one) => {
      const id = articles.get(uriOf(one.uri) ?? '')
      if (id === undefined) note('related articles that do not exist here', one.uri)
      return id ?? []
    })
}

function bodyOf(
  item: NinjsItem,
  headline: string,
  find: Resolver['media'],
  { articles, embedHosts }: Defaults,
  note: Note,
) {
  const source = bodySource(item, note)
  const { body, dropped } = parseBody(
    wholeCharacters(source.value, note).replace(/\0|&#(?:0+|x0+);?/gi, ''),
    { media: find, article: (named) => articles.get(named) ?? null, embedHosts },
    source.contentType,
  )
  for (const label of dropped) note(`in bodies: ${label}`)
  body.content = body.content.flatMap((block) => {
    const parts: Block[] = block.type === 'paragraph' ? divideParagraph(block) : [block]
    if (parts.length > 1)
      note('paragraphs longer than 20,000 characters, which were divided', blockText(block))
    return parts
  })
  const first = body.content[0]
  const repeats = first?.type === 'heading' && bodyText({ type: 'doc', content: [first] }) === headline
  if (/<h1[\s>]/i.test(source.value) && repeats) body.content.shift()
  const text = bodyText(body)
  checkText('body', text.slice(0, 1_000), { lost: false })
  if (text.includes('\ufffd'))
    note('characters in bodies that were lost before the import (U+FFFD)', around(text, '\ufffd'))
  return body
}

/** The value of a module's field: JSON as we write it, or plain text. */
function readField(fields: Record<string, unknown>, key: string, text: string, note: Note): void {
  let value: unknown = text
  try {
    value = JSON.parse(text)
  } catch {}
  if (canKeep(key, value)) fields[key] = value
  else note("values that do not fit a module's field", `${key}: ${text.slice(0, 100)}`)
}

const around = (text: string, sign: string) => text.slice(Math.max(0, text.indexOf(sign) - 20)).slice(0, 50)

/**
 * `note` receives omissions.
 * @throws ItemError with the reason why the item cannot be an article; BodyError when its body is too large
 */
export function mapArticle(item: NinjsItem, known: Known, defaults: Defaults, note: Note): MappedArticle {
  const { timeZone, now, articles } = defaults
  const uri = uriOf(item.uri)
  if (!uri) throw new ItemError('has no uri, guid or _id')
  const headline = headlineOf(item, note)
  const dates = datesOf(item, timeZone, now)
  const picked = pickMedia(item, uri, timeZone, note)
  const body = bodyOf(item, headline, picked.find, defaults, note)
  const media = picked.settle(body)
  const { section, secondarySections, stories, programme, keywords } = sortSubjects(
    item.subjects,
    known,
    note,
  )
  const who = whoOf(item, note)
  const given = item.altIds.find((one) => one.role === role.slug)?.value ?? ''
  const slug = given.length <= 120 && slugify(given, 'ar') === given ? given : ''
  const episode = Number(item.altIds.find((one) => one.role === role.episode)?.value)
  const fields: Record<string, unknown> = {}
  for (const { role: named, value } of item.altIds) {
    if (named?.startsWith(role.field) && value) {
      readField(fields, named.slice(role.field.length), value, note)
      continue
    }
    const isRead =
      isMark(named) ||
      named === role.episode ||
      named === role.publishedDate ||
      (named === role.slug && slug !== '')
    if (!isRead && value) note('altIds', `${named ?? ''}: ${value}`)
  }
  const urgency =
    Number.isInteger(item.urgency) && item.urgency! >= 1 && item.urgency! <= 9 ? item.urgency! : 5
  if (item.urgency !== undefined && item.urgency !== urgency)
    note('urgencies outside 1 to 9', String(item.urgency))
  return {
    uri,
    version: versionOf(item),
    versionCreated: dates.versionCreated,
    publishedAt: dates.publishedAt,
    publishedDateOnly: dates.publishedDateOnly,
    state: stateOf(item.pubStatus, note),
    content: {
      kind: kindOf(item, note),
      moduleKind: moduleKindOf(item),
      headline,
      standfirst: standfirstOf(item, body, note),
      body,
      slug,
      language: languageOf(item.language, defaults.language, note),
      dateline: cutTo(120, 'located', item.located?.trim() || who.place, note),
      episodeNumber: Number.isInteger(episode) && episode > 0 && episode <= 1_000_000 ? episode : null,
      keywords: terms(keywords, 'keywords', note),
      places: terms(
        item.places.map((place) => place.name ?? place.literal),
        'places',
        note,
      ),
      urgency,
      breaking: isBreaking(item),
      embargoedUntil: dates.embargoedUntil,
      relatedIds: relatedOf(item, articles, note),
      ...headlinesOf(item, note),
      fields,
    },
    section,
    secondarySections,
    stories,
    programme,
    agency: agencyOf(item, who.agencies, note),
    people: who.people,
    ...media,
  }
}
