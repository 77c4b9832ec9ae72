/**
 * Splits a byline into people, agencies and the place of writing. «القاهرة - أحمد علي (رويترز)», «كتب: أحمد
 * علي وليلى حسن», "By JOHN SMITH, Associated Press". Unclear parts are not treated as names.
 */
import { stripBidi } from '../../language/bidi.ts'
import { agencyOf, agencyWord, cities, generic, givenNames, nameKey, organisation } from './byline-words.ts'

export interface Byline {
  people: string[]
  agencies: string[]
  places: string[]
  /** Parts that could not be identified. */
  unread: string[]
}

/** Other information of the item: its agency and its place. */
export interface Around {
  organisations: (string | undefined)[]
  places: (string | undefined)[]
}

const workWords =
  'كتب|كتبت|كتبه|كتبته|كتبها|بقلم|إعداد|اعداد|أعد|أعده|أعدته|أعدها|كتابة|تقرير|تصوير|عدسة|تحرير|ترجمة|ترجمه|ترجمته|حوار|حاوره|حاورته|حاورها|متابعة|تحقيق|تغطية|رصد|مراسل|مراسلة|مراسلنا|مراسلتنا|رسم|صور|صورة|إخراج|نص|بعدسة|خاص'
/** «إعداد وتقرير:», «وتصوير»: words for the kind of work, each optionally with a conjunction. */
const arabicOpening = new RegExp(`^(?:و?\\s?(?:${workWords})(?:\\s*[:：]\\s*|\\s+|(?=$)))+`, 'u')
const from = /^(?:من|في|From|in)(?:\s*[:：]\s*|\s+)/iu
const latinOpening =
  /^(?:(?:(?:words|text|story|report|reporting|reported|written|edited|photos?|photographs?|compiled|translated)\s+)?by\b\s*:?\s*|(?:text|photos?|reporting|author|autor|auteur)\s*:\s*)/iu
/** Short words that are also names: only recognised before a name of two words. */
const shortOpening = /^(?:von|par|por|di|av|door)\s+(?=\S+\s+\S)/iu
const title =
  /^(?:(?:أ\.?\s?د|د|أ|م|الدكتور|الدكتورة|دكتور|دكتورة|الأستاذ|الأستاذة|المهندس|المهندسة|السيد|السيدة|Dr|Prof|Mr|Mrs|Ms)(?:\.\s*|\s+(?=\S+\s+\S)))+/iu

/** The key of a person's name without titles, so that a degree makes no difference. */
export const personKey = (name: string): string => nameKey(name.trim().replace(title, '')) || nameKey(name)

const trim = (part: string) => part.replace(/^[\s\-–—:،,;.«"“”]+(?=\S)|[\s\-–—:،,;»"“”]+$/gu, '').trim()

function withoutOpening(part: string): string {
  let rest = trim(part)
  for (let before = ''; before !== rest; ) {
    before = rest
    rest = trim(rest.replace(arabicOpening, '').replace(latinOpening, '').replace(shortOpening, ''))
  }
  return rest
}

const wordsOf = (part: string) => part.split(/\s+/).filter(Boolean)
const isGiven = (word: string) => givenNames.has(nameKey(word))
const firstIsGiven = (part: string) => {
  const words = wordsOf(part.replace(title, ''))
  return isGiven(words[0] ?? '') || (words.length > 2 && isGiven(`${words[0]} ${words[1]}`))
}

/** «أحمد علي وسارة محمد»: splits at a prefixed «و» when a name follows and the whole word is not a name. */
function atJoinedAnd(part: string): string[] {
  const words = wordsOf(part)
  const origin = words.findIndex((word, i) => i > 0 && /^(?:من|في|in|from)$/iu.test(word))
  const end = origin < 0 ? words.length : origin
  const at = words.slice(0, end).findIndex((word, i) => {
    if (i < 1 || !/^و\p{L}{2}/u.test(word) || isGiven(word)) return false
    const rest = word.slice(1)
    const after = end - i
    if (isGiven(rest) || (after > 1 && isGiven(`${rest} ${words[i + 1]}`))) return i > 1 || after > 1
    return i > 1 && after > 1 && end >= 4 && !rest.startsWith('ال')
  })
  if (at < 0) return [part]
  return [
    words.slice(0, at).join(' '),
    ...atJoinedAnd([words[at]!.slice(1), ...words.slice(at + 1)].join(' ')),
  ]
}

const list = /\s*[،,;؛/|&+\n]\s*|\s+(?:and|und|et|y|with|و|مع)\s+/iu
const dash = /\s+[-–—−]+\s+|\s*[–—]\s*/u

/** Names of companies and cities may contain a comma, an "and" or a dash; known names do not. */
export function readByline(given: string, { organisations, places }: Around): Byline {
  const found: Byline = { people: [], agencies: [], places: [], unread: [] }
  const own = new Set(organisations.flatMap((name) => (name?.trim() ? [nameKey(name)] : [])))
  const here = new Set(
    places.flatMap((name) => (name?.trim() ? [nameKey(name), ...name.split(/[,،]/).map(nameKey)] : [])),
  )
  const add = (to: keyof Byline, part: string) => {
    const same = to === 'people' ? personKey : nameKey
    if (!found[to].some((one) => same(one) === same(part))) found[to].push(part)
  }
  /** Takes a part that is a known name; returns whether it was. */
  const takeKnown = (part: string): boolean => {
    const key = nameKey(part)
    // A sign such as ㈀ is no letter, but its key has one.
    if (key === '' || !/\p{L}/u.test(key) || !/\p{L}/u.test(part)) return true
    if (agencyOf.has(key) || own.has(key)) add('agencies', part)
    else if (generic.has(key)) add('unread', part)
    else if (cities.has(key) || here.has(key)) add('places', part)
    else return false
    return true
  }
  const takeOrganisation = (part: string): boolean => {
    const key = nameKey(part)
    if (!organisation.test(key)) return false
    add(agencyWord.test(key) ? 'agencies' : 'unread', part)
    return true
  }
  const open: { part: string; dashed: boolean }[] = []
  const take = (raw: string, dashed: boolean) => {
    const part = withoutOpening(raw)
    if (takeKnown(part) || takeOrganisation(part)) return
    const origin = withoutOpening(part.replace(from, ''))
    if (origin !== part) return take(origin, dashed)
    const within = /^(.+?)\s+(?:من|في|in|from|à|aus)\s+(.+)$/iu.exec(part)
    if (within && (cities.has(nameKey(within[2]!)) || here.has(nameKey(within[2]!)))) {
      take(within[1]!, dashed)
      return add('places', within[2]!)
    }
    const words = wordsOf(part)
    const city = [2, 1].find((n) => words.length > n + 1 && cities.has(nameKey(words.slice(0, n).join(' '))))
    if (city === undefined) open.push({ part, dashed })
    else {
      add('places', words.slice(0, city).join(' '))
      take(words.slice(city).join(' '), dashed)
    }
  }
  const plain = stripBidi(given)
    .replace(/<[^>]*>/g, ' ')
    .replace(/&amp;/g, '&')
    .replace(/[^\S\n]+/g, ' ')
  const [outside, inside] = parenthesised(plain)
  const parts = outside.split(dash)
  for (const part of parts) {
    if (takeKnown(withoutOpening(part))) continue
    for (const one of part.split(list))
      for (const name of atJoinedAnd(withoutOpening(one))) take(name, parts.length > 1)
  }
  for (const part of inside)
    for (const one of part.split(list)) {
      const name = withoutOpening(one)
      if (!takeKnown(name) && !takeOrganisation(name)) add('unread', name)
    }
  settle(open, add)
  return { ...found, people: found.people.slice(0, 20) }
}

function parenthesised(text: string): [string, string[]] {
  const inside: string[] = []
  const outside = text.replace(/[([]([^()[\]]*)[)\]]/g, (_, part: string) => {
    inside.push(part)
    return '\n'
  })
  return [outside, inside]
}

/** Decides which of the unknown parts are people. */
function settle(
  open: { part: string; dashed: boolean }[],
  add: (to: 'people' | 'unread', part: string) => void,
) {
  const isLong = ({ part }: { part: string }) => wordsOf(part).length > 1
  const dashed = open.filter((one) => one.dashed && isLong(one))
  for (const one of open) {
    const { part } = one
    const words = wordsOf(part)
    const isName =
      part.length <= 100 &&
      words.length <= 8 &&
      !/[\d:@#_]/.test(part) &&
      (firstIsGiven(part) || !/^ال/u.test(words[0] ?? ''))
    const isCertain = firstIsGiven(part)
    const isAlone = isLong(one) || !open.some((other) => other !== one && isLong(other))
    // Next to a dash there may also be a place: only accept parts that begin like names, or stand alone.
    const isOpen = one.dashed && dashed.length > 1
    if (isName && (isCertain || (isAlone && !isOpen))) add('people', inCase(part))
    else add('unread', part)
  }
}

/** "JOHN SMITH" in normal capitalisation. */
const inCase = (name: string): string =>
  /^[\p{Lu}\s.'’-]+$/u.test(name) && /\p{Lu}{2}/u.test(name) && name.includes(' ')
    ? name
        .toLowerCase()
        .replace(
          /(^|[\s.'’-])(\p{L})/gu,
          (_, before: string, letter: string) => before + letter.toUpperCase(),
        )
    : name
