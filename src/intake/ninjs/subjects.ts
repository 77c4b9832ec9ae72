/** What an item's subjects are to us: its section, its stories, its programme; the rest are keywords. */
import { articleKinds } from '../../content/articles/content.ts'
import type { ArticleKind } from '../../content/tables.ts'
import { breakingUri, kindUri, rel } from '../../outlets/ninjs/words.ts'
import type { Named, NinjsItem } from './item.ts'
import { uriOf } from './values.ts'

export interface Ref {
  uri: string | null
  name: string
}

/** What the newsroom has already. */
export interface Known {
  isSection(ref: Ref): boolean
  isStory(ref: Ref): boolean
}

export function refOf({ name, literal, uri }: Named): Ref | null {
  const words = (name?.trim() || literal?.trim() || '').replace(/\s+/g, ' ')
  return words && words.length <= 120 ? { uri: uriOf(uri), name: words } : null
}

/** A URI that says in one of its parts what it names: urn:example:section:world, https://…/sections/world. */
const names = (uri: string | null, word: RegExp) =>
  uri?.split(/[:/#?=]/).some((part) => word.test(part)) ?? false

export function sortSubjects(subjects: Named[], known: Known) {
  let section: Ref | null = null
  let programme: Ref | null = null
  const stories: Ref[] = []
  const keywords: string[] = []
  for (const subject of subjects) {
    const ref = refOf(subject)
    if (!ref) continue
    const is = (word: string) => subject.rel?.toLowerCase() === word
    if (is(rel.keyword)) keywords.push(ref.name)
    else if (is(rel.programme)) programme ??= ref
    else if (is(rel.story) || names(ref.uri, /^stor(y|ies)$/i)) stories.push(ref)
    else if (is(rel.section) || names(ref.uri, /^sections?$/i) || (!section && known.isSection(ref))) {
      if (section) keywords.push(ref.name)
      else section = ref
    } else if (known.isStory(ref)) stories.push(ref)
    else keywords.push(ref.name)
  }
  return { section, programme, stories: stories.slice(0, 200), keywords }
}

/** Genres of others that mean one of our kinds, IPTC's genre codes among them (http://cv.iptc.org/newscodes/genre). */
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

export function kindOf({ genres, profile }: NinjsItem): ArticleKind {
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
  return 'news'
}

export const isBreaking = ({ genres }: NinjsItem) => genres.some((genre) => genre.uri === breakingUri)

/** An item that a Nashra wrote: it says of its parts what they are. */
export const isOurs = ({ genres }: NinjsItem) =>
  articleKinds.some((kind) => genres.some((genre) => genre.uri === kindUri(kind)))
