/** Maps an item's subjects to its section, stories and programme; the rest become keywords. */

import { moduleKindName } from '../../content/articles/content.ts'
import { breakingUri, kindUri, rel } from '../../content/articles/ninjs-terms.ts'
import { type ArticleKind, articleKinds } from '../../language/article-kinds.ts'
import type { Named, NinjsItem } from './item.ts'
import type { Note } from './losses.ts'
import { uriOf } from './values.ts'

export interface Ref {
  uri: string | null
  name: string
}

/** The newsroom's existing sections and stories. */
export interface Known {
  /** By URI, or by name alone; the URI is then omitted, because it belongs to another list. */
  knownSection(ref: Ref): Ref | null
  knownStory(ref: Ref): Ref | null
}

export function refOf({ name, literal, uri }: Named): Ref | null {
  const words = (name?.trim() || literal?.trim() || '').replace(/\s+/g, ' ')
  return words && words.length <= 120 ? { uri: uriOf(uri), name: words } : null
}

/** Whether a part of a URI names this kind: urn:example:section:world, https://…/sections/world. */
const names = (uri: string | null, word: RegExp) =>
  uri?.split(/[:/#?=]/).some((part) => word.test(part)) ?? false

export function sortSubjects(subjects: Named[], known: Known, note: Note) {
  let section: Ref | null = null
  let programme: Ref | null = null
  const stories: Ref[] = []
  const secondarySections: Ref[] = []
  const keywords: string[] = []
  for (const subject of subjects) {
    const ref = refOf(subject)
    if (!ref) {
      if (subject.name || subject.uri) note('subjects without a name that fits', subject.name ?? subject.uri)
      continue
    }
    const is = (word: string) => subject.rel?.toLowerCase() === word
    const asKeyword = () => {
      keywords.push(ref.name)
      if (subject.uri) note('URIs of keywords', `${ref.name}: ${subject.uri}`)
    }
    const bySection: Ref | null = section || is(rel.keyword) ? null : known.knownSection(ref)
    if (is(rel.keyword)) asKeyword()
    else if (is(rel.programme)) programme ??= ref
    else if (is(rel.secondarySection.toLowerCase())) secondarySections.push(ref)
    else if (is(rel.story) || names(ref.uri, /^stor(y|ies)$/i)) stories.push(ref)
    else if (is(rel.section) || names(ref.uri, /^sections?$/i)) {
      if (section) asKeyword()
      else section = ref
    } else if (bySection) section = bySection
    else {
      const story = known.knownStory(ref)
      if (story) stories.push(story)
      else asKeyword()
    }
  }
  if (stories.length > 200) note('stories beyond the 200th', stories[200]!.name)
  if (secondarySections.length > 10) note('sections beyond the tenth', secondarySections[10]!.name)
  return {
    ...{ section, secondarySections: secondarySections.slice(0, 10), programme },
    ...{ stories: stories.slice(0, 200), keywords },
  }
}

/**
 * Genres of other systems that mean one of our kinds, including IPTC's genre codes
 * (http://cv.iptc.org/newscodes/genre).
 */
const others: Record<string, ArticleKind> = {
  ...{
    column: 'opinion',
    commentary: 'opinion',
    editorial: 'opinion',
    'op-ed': 'opinion',
    رأي: 'opinion',
    مقال: 'opinion',
  },
  ...{
    background: 'explainer',
    backgrounder: 'explainer',
    explanatory: 'explainer',
    تحليل: 'analysis',
    شرح: 'explainer',
  },
}

export function kindOf({ genres, profile }: NinjsItem, note: Note = () => {}): ArticleKind {
  const ours = articleKinds.find((kind) => genres.some((genre) => genre.uri === kindUri(kind)))
  if (ours) return ours
  const said = [
    ...genres.flatMap((genre) => [genre.literal, genre.name, genre.uri?.split(/[:/#]/).at(-1)]),
    profile,
  ]
  for (const word of said) {
    const plain = word?.trim().toLowerCase() ?? ''
    const kind = articleKinds.find((one) => one === plain) ?? others[plain]
    if (kind) return kind
  }
  for (const { name, literal, uri } of genres) {
    const word = name ?? literal ?? uri
    if (word && uri !== breakingUri && !/^(?:article(?: \(news\))?|news|current|خبر)$/i.test(word))
      note('genres', word)
  }
  return 'news'
}

/** `module.kind` of an item that a Nashra wrote; kept also where no module declares it. */
export function moduleKindOf({ genres }: NinjsItem): string | null {
  const names = genres.map(({ uri }) => (uri?.startsWith(kindUri('')) ? uri.slice(kindUri('').length) : ''))
  return names.find((name) => moduleKindName.safeParse(name).success) ?? null
}

export const isBreaking = ({ genres }: NinjsItem) => genres.some((genre) => genre.uri === breakingUri)

/** Whether the item was exported by Nashra, which marks the meaning of its parts. */
export const isOurs = ({ genres }: NinjsItem) =>
  articleKinds.some((kind) => genres.some((genre) => genre.uri === kindUri(kind)))
