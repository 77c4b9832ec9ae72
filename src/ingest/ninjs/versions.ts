/**
 * Converts ninjs 1.x and 2.x to the form of 3.1 (IPTC ninjs, "What has changed"): 1.x has flat texts and
 * maps, 2.x has 3.1's arrays under lower-case names. Items that mix versions are also read.
 */
import { identityOf } from './identity.ts'
import { ItemError, type Named, type NinjsItem, type Rendition, type Text } from './item.ts'

type Raw = Record<string, unknown>

const isObject = (value: unknown): value is Raw =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const text = (value: unknown): string | undefined => {
  if (typeof value === 'string') return value
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined
}
const number = (value: unknown): number | undefined => {
  const n = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  return typeof n === 'number' && Number.isFinite(n) ? n : undefined
}

/** An array of objects from an array, a single object, or a map whose keys become the names. */
function objects(value: unknown, keyAs?: string): Raw[] {
  if (Array.isArray(value))
    return value.flatMap((one) => (isObject(one) ? [one] : text(one) ? [{ name: one }] : []))
  if (!isObject(value)) return []
  if (!keyAs) return [value]
  return Object.entries(value).flatMap(([key, one]) => {
    if (isObject(one)) return [{ ...one, [keyAs]: key }]
    return text(one) === undefined ? [] : [{ [keyAs]: key, value: one }]
  })
}

/** 1.x has a scheme and a code where later versions have one URI. */
function schemedUri({ scheme, code, uri }: Raw): string | undefined {
  if (text(uri)) return text(uri)
  const base = text(scheme)
  return base && text(code) && /^[a-z][a-z0-9+.-]*:/i.test(base) ? `${base}${text(code)}` : undefined
}

const named = (value: unknown): Named[] =>
  objects(value).map((one) => ({
    name: text(one.name),
    rel: text(one.rel),
    role: text(one.role),
    uri: schemedUri(one),
    literal: text(one.literal) ?? text(one.code) ?? text(one.symbol),
  }))

const texts = (value: unknown): Text[] =>
  objects(value).flatMap((one) => {
    const words = text(one.value)
    return words === undefined
      ? []
      : [{ role: text(one.role), contentType: text(one.contentType ?? one.contenttype), value: words }]
  })

/** 1.x: headline, headline_main, description_text, body_xhtml …: a name with a suffix for role or format. */
function flatTexts(raw: Raw, stem: string): Text[] {
  return Object.entries(raw).flatMap(([key, value]) => {
    if (typeof value !== 'string' || (key !== stem && !key.startsWith(`${stem}_`))) return []
    const parts = key.split('_').slice(1)
    const isHtml = parts.some((part) => /^x?html5?$/i.test(part))
    const roles = parts.filter((part) => !/^(x?html5?|text)$/i.test(part))
    const role = roles.join('_') || (stem === 'headline' ? 'main' : undefined)
    return [{ role, contentType: isHtml ? 'text/html' : 'text/plain', value }]
  })
}

const renditions = (value: unknown): Rendition[] =>
  objects(value, 'name').map((one) => ({
    name: text(one.name),
    href: text(one.href),
    contentType: text(one.contentType ?? one.contenttype ?? one.mimetype),
    width: number(one.width),
    height: number(one.height),
    sizeInBytes: number(one.sizeInBytes ?? one.sizeinbytes),
    duration: number(one.duration),
    poi: isObject(one.poi) ? { x: number(one.poi.x), y: number(one.poi.y) } : undefined,
  }))

const sources = (value: unknown): NinjsItem['infoSources'] =>
  objects(value).map((one, i) => ({
    ...named([one])[0],
    name: text(one.name) ?? text((Array.isArray(value) ? value[i] : value) as unknown),
    contactInfo: objects(one.contactInfo ?? one.contactinfo).map((info) => ({
      type: text(info.type),
      value: text(info.value),
    })),
  }))

/** Keywords as a list, or as one text with commas. */
function keywords(value: unknown): Named[] {
  const list = typeof value === 'string' ? value.split(/[,،;؛]/) : Array.isArray(value) ? value : []
  return list.flatMap((one) => {
    const name = text(isObject(one) ? one.name : one)?.trim()
    return name ? [{ name, rel: 'keyword' }] : []
  })
}

/** Superdesk's list of staff: authors and other contributors. */
const authors = (value: unknown): Named[] =>
  objects(value).map((one) => ({ name: text(one.name), role: text(one.role)?.toLowerCase(), rel: 'author' }))

/** The source of an item, for the identity of one without a unique id. */
const sourceOf = (raw: Raw, sources: NinjsItem['infoSources']): string | undefined =>
  sources[0]?.name ?? text(raw.copyrightHolder ?? raw.copyrightholder)

/** The identity of a picture without an id: the address of its largest file. */
function addressOf(raw: Raw): string | undefined {
  const files = renditions(raw.renditions).filter((one) => one.href)
  const [largest] = files.sort((a, b) => (b.width ?? 0) * (b.height ?? 0) - (a.width ?? 0) * (a.height ?? 0))
  return largest?.href
}

const deepest = 4

/**
 * An item of any version in the form of 3.1. `around` is the item that this one is associated with.
 * @throws ItemError when it is not an item
 */
export function toNinjs3(
  raw: unknown,
  depth = 0,
  around?: { uri: string | undefined; source?: string },
): NinjsItem {
  if (!isObject(raw)) throw new ItemError('is not a JSON object')
  const pick = (name: string, ...others: string[]) =>
    raw[name] ??
    raw[name.toLowerCase()] ??
    others.map((other) => raw[other]).find((value) => value !== undefined)
  const string = (name: string, ...others: string[]) => text(pick(name, ...others))
  const listed = sources(pick('infoSources', 'infosource'))
  const infoSources = listed.length > 0 ? listed : sources([raw.source ?? raw.provider].flat())
  const source = sourceOf(raw, infoSources) ?? around?.source
  const uri = identityOf(raw, source) ?? (around ? uriByFile(raw, around.uri) : undefined)
  return {
    uri: uri ?? undefined,
    type: string('type')?.toLowerCase(),
    profile: string('profile'),
    name: string('name'),
    rel: string('rel'),
    version: string('version'),
    firstCreated: string('firstCreated'),
    versionCreated: string('versionCreated'),
    contentCreated: string('contentCreated'),
    embargoedUntil: string('embargoedUntil', 'embargoed'),
    edNote: string('edNote', 'ednote'),
    expires: string('expires'),
    pubStatus: string('pubStatus')?.trim().toLowerCase().replace(/^.*:/, ''),
    urgency: number(raw.urgency),
    copyrightHolder: string('copyrightHolder'),
    copyrightNotice: string('copyrightNotice'),
    usageTerms: string('usageTerms'),
    language: string('language'),
    by: string('by', 'byline'),
    located: string('located'),
    headlines: [...texts(raw.headlines), ...flatTexts(raw, 'headline')],
    descriptions: [...texts(raw.descriptions), ...flatTexts(raw, 'description')],
    bodies: [...texts(raw.bodies), ...flatTexts(raw, 'body')],
    people: named(pick('people', 'person')),
    places: named(pick('places', 'place')),
    authors: authors(raw.authors),
    subjects: [...named(pick('subjects', 'subject')), ...keywords(raw.keywords)],
    genres: named(pick('genres', 'genre')),
    infoSources,
    altIds: objects(pick('altIds'), 'role').map((one) => ({ role: text(one.role), value: text(one.value) })),
    renditions: renditions(raw.renditions),
    associations:
      depth < deepest
        ? objects(raw.associations, 'name').map((one) =>
            toNinjs3(one, depth + 1, { uri: uri ?? undefined, source }),
          )
        : [],
  }
}

/** The identity of an associated picture without an id, by its file; with the item's, where the address is no URI. */
function uriByFile(raw: Raw, itemUri: string | undefined): string | undefined {
  const address = addressOf(raw)
  if (address === undefined) return undefined
  return identityOf({ uri: address }, '')?.startsWith('urn:nashra:source:')
    ? itemUri && `${itemUri}#${encodeURIComponent(address.toWellFormed())}`
    : address
}
