/** Old addresses of categories, tags, authors and lists. */
import { sql } from 'kysely'
import { knownItems, recordItems } from '../../../content/imports/items.ts'
import { execute } from '../../../kernel/run.ts'
import { topicForm } from '../../../language/topic-form.ts'
import { itemUri } from '../../archive/identity.ts'
import type { OldAddresses } from '../../archive/old-addresses.ts'
import type { ArchiveRun } from '../../archive/run.ts'
import type { WxrTerm } from '../items.ts'
import type { Heads } from './heads.ts'
import type { People } from './people.ts'
import type { TermPlace, Terms } from './terms.ts'

const folders: Record<string, string> = { category: 'category', post_tag: 'tag' }

function sourcesOf(term: WxrTerm, { paths }: Terms, base: string): string[] {
  const folder = folders[term.taxonomy] ?? term.taxonomy
  const slug = encodeURIComponent(term.slug)
  const path = paths.get(term.slug)?.split('/').map(encodeURIComponent).join('/')
  if (term.taxonomy !== 'category')
    return [`${base}/${folder}/${slug}/`, ...(term.taxonomy === 'post_tag' ? [`${base}/?tag=${slug}`] : [])]
  return [
    `${base}/${folder}/${path ?? slug}/`,
    ...(path && path !== slug ? [`${base}/${folder}/${slug}/`] : []),
    ...(term.id === null ? [] : [`${base}/?cat=${term.id}`]),
  ]
}

/** The topics that words lead to, by their form: those that public articles have. */
async function topicsOf({ db }: ArchiveRun, words: string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ form: string; topicId: number }>`
    select form, topic_id as "topicId" from topic_spellings where form = any(${words.map(topicForm)}::text[])`.execute(
    db,
  )
  return new Map(rows.map(({ form, topicId }) => [form, topicId]))
}

const targetOf = (place: Exclude<TermPlace, { as: 'nothing' }>, topics: Map<string, number>) => {
  if (place.as !== 'keyword') return { kind: place.as, id: place.id }
  const id = topics.get(topicForm(place.word))
  // Nobody public has the word.
  return id === undefined
    ? { address: `/search?q=${encodeURIComponent(place.word)}` }
    : { kind: 'topic' as const, id }
}

export async function addTermAddresses(
  run: ArchiveRun,
  heads: Heads,
  terms: Terms,
  addresses: OldAddresses,
): Promise<void> {
  const base = run.address.replace(/\/+$/, '')
  const all = [...heads.terms].flatMap(([key, term]) => {
    const place = terms.places.get(key)
    return place && place.as !== 'nothing' ? [{ term, place }] : []
  })
  for (let at = 0; at < all.length; at += 1_000) {
    const part = all.slice(at, at + 1_000)
    const topics = await topicsOf(
      run,
      part.flatMap(({ place }) => (place.as === 'keyword' ? [place.word] : [])),
    )
    const found = part.flatMap(({ term, place }) => {
      const target = targetOf(place, topics)
      for (const source of sourcesOf(term, terms, base)) addresses.add(source, target)
      return target && 'kind' in target && target.kind === 'topic' ? [{ term, id: target.id }] : []
    })
    await addresses.write()
    if (run.isTrial) continue
    const keyed = found.map(({ term }) => ({ type: term.taxonomy, oldId: String(term.id ?? term.slug) }))
    const known = await knownItems(run, run, keyed)
    const items = found.map(({ term, id }) => ({
      ...{ type: term.taxonomy, oldId: term.id === null ? term.slug : String(term.id), itemId: id },
      ...{ kind: 'topic' as const, hash: 'term', made: false, address: '' },
      uri: itemUri(run.system, run.address, term.taxonomy, term.id ?? term.slug),
    }))
    await execute(run.db, run.actor, recordItems, {
      ...{ system: run.system, site: run.site, runId: run.runId },
      items: [...new Map(items.map((item) => [`${item.type}:${item.oldId}`, item])).values()].filter(
        ({ type, oldId, itemId }) => known.get(`${type}:${oldId}`)?.itemId !== itemId,
      ),
    })
  }
}

export function addPeopleAddresses(run: ArchiveRun, people: People, addresses: OldAddresses): void {
  const base = run.address.replace(/\/+$/, '')
  for (const { slug, authorId, personId } of people.pages) {
    const target = { kind: 'person', id: personId } as const
    if (slug) addresses.add(`${base}/author/${encodeURIComponent(slug)}/`, target)
    if (authorId !== null) addresses.add(`${base}/?author=${authorId}`, target)
  }
}

/** Lists of a type of posts that have a list here. */
const lists: Record<string, string> = { video: '/videos', videos: '/videos' }

export function addListAddresses(run: ArchiveRun, heads: Heads, addresses: OldAddresses): void {
  const base = run.address.replace(/\/+$/, '')
  const types = new Set([...heads.posts.values()].map(({ type }) => type))
  for (const [type, address] of Object.entries(lists))
    if (types.has(type)) addresses.add(`${base}/${type}/`, { address })
}
