/** The keys under which the redirect of a requested address may be stored, the most exact first. */
import { isTracking, keyOf, type OldAddress } from './key.ts'

export interface Candidate {
  key: string
  /** The address was that of a feed: it leads to the feed of the target, where it has one. */
  feed?: 'rss' | 'atom'
  /** Only redirects to an article or a page: the address may as well be another one. */
  onlyTexts?: true
}

/** Parameters that name a page of WordPress alone. */
const ownParameters = ['p', 'page_id', 'attachment_id', 'cat', 'tag', 'author', 'm', 'feed'] as const
/** Parameters that change how it shows a page. */
const passing = [...ownParameters, 'paged', 'page', 'cpage', 'replytocom', 'preview', 'post_type', 'amp', 's']

/** Whether a query may be an old address although the path is the front page. */
export const mayNameOldAddress = (query: string): boolean =>
  /(?:^|&)(?:p|page_id|attachment_id|cat|tag|author|m|feed|s)=/.test(query)

/** The query that a redirect keeps: without parameters that belong to the old address. */
export const remainingQuery = (query: string, onlyTracking: boolean): string =>
  query
    .split('&')
    .filter((part) => {
      const name = part.split('=')[0]!
      return name !== '' && (onlyTracking ? isTracking(name) : !passing.includes(name))
    })
    .join('&')

/** The address itself, with and without its parameters. */
export function exactCandidates({ path, parameters }: OldAddress): Candidate[] {
  const own = parameters.find(([name]) => (ownParameters as readonly string[]).includes(name))
  const forms = [
    keyOf(path, parameters),
    // Only here: elsewhere the path names the page.
    path === '' && own && parameters.length > 1 ? keyOf(path, [own]) : null,
    path !== '' && parameters.length > 0 ? keyOf(path, []) : null,
  ]
  const keys = forms.filter((key): key is string => key !== null && key !== '/')
  const lower = keys.map((key) => key.toLowerCase()).filter((key) => !keys.includes(key))
  const feed = path === '' ? undefined : feedOf(parameters)
  return [...keys, ...lower].map((key) => (feed && !key.includes('?') ? { key, feed } : { key }))
}

function feedOf(parameters: [string, string][]): 'rss' | 'atom' | undefined {
  const value = parameters.find(([name]) => name === 'feed')?.[1]
  return value === undefined ? undefined : value.includes('atom') ? 'atom' : 'rss'
}

/** Endings of other views of a page. */
const feedEnding = /\/(?:feed(?:\/(rss2?|rdf|atom))?|rss)$/i
const viewEnding = /\/(?:amp|embed|trackback|page\/\d{1,6}|comment-page-\d{1,6})$/i
const partEnding = /\/\d{1,3}$/
const size = /-\d{1,5}x\d{1,5}(?=\.[a-z0-9]{2,5}$)/i
const edited = /-(?:scaled|rotated|e\d{10,13})(?=\.[a-z0-9]{2,5}$)/i
const ending = /(?=\.[a-z0-9]{2,5}$)/i
/** Punctuation that was pasted after a link. */
const pasted = /[^\p{L}\p{M}\p{N}_/]+$/u

/** Addresses near it: views of a page, sizes of a file, and slugs that were cut. */
export function nearCandidates({ path }: OldAddress): Candidate[] {
  const found: Candidate[] = []
  const add = (at: string, more: Omit<Candidate, 'key'> = {}) => {
    const key = keyOf(at, [])
    if (at !== '' && key !== null && !found.some((one) => one.key === key)) found.push({ key, ...more })
  }
  const named = /\.[a-z0-9]{2,5}$/i.test(path) ? fileForms(path) : [path, path.replace(pasted, '')]
  for (const form of named) {
    if (form !== path) add(form)
    add(cutAsStored(form))
    const feed = feedEnding.exec(form)
    let rest = form.replace(feedEnding, '').replace(viewEnding, '').replace(viewEnding, '')
    if (rest !== form) add(rest, feed ? { feed: feed[1]?.toLowerCase() === 'atom' ? 'atom' : 'rss' } : {})
    else {
      rest = form.replace(partEnding, '')
      if (rest !== form) add(rest, { onlyTexts: true })
    }
  }
  return found
}

/** The original of a file, from the name of any of its sizes. */
function fileForms(path: string): string[] {
  const whole = path.replace(/(\.(?:jpe?g|png|gif))\.(?:webp|avif)$/i, '$1')
  const plain = whole.replace(size, '').replace(edited, '')
  return [
    whole,
    whole.replace(size, ''),
    plain,
    ...['-scaled', '-rotated'].map((mark) => plain.replace(ending, mark)),
  ]
}

/** WordPress stores slugs of at most 200 bytes, percent-encoded; old links may contain the whole one. */
function cutAsStored(path: string): string {
  const at = path.lastIndexOf('/') + 1
  let [bytes, length] = [0, at]
  for (const letter of path.slice(at)) {
    bytes += Buffer.byteLength(letter) === 1 ? 1 : Buffer.byteLength(letter) * 3
    if (bytes > 200) return path.slice(0, length).replace(/-+$/, '')
    length += letter.length
  }
  return path
}

/** Shorter beginnings would fit too many addresses. */
const leastBeginning = 10

/** The beginning of an address whose slug was cut, by a messenger or a printer; null if it is too short for that. */
export function beginningOf({ path }: OldAddress): string | null {
  const slug = path.slice(path.lastIndexOf('/') + 1)
  return slug.length >= leastBeginning && !slug.includes('.') ? path : null
}
