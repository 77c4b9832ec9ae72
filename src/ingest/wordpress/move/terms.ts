/** Categories and other terms of an export: sections with their tree, stories, or words that lead to topics. */
import { knownOfType, recordItems } from '../../../content/imports/items.ts'
import type { ImportedKind } from '../../../content/imports/tables.ts'
import { saveSection } from '../../../content/sections/sections.ts'
import { saveStory } from '../../../content/stories/write.ts'
import { execute } from '../../../kernel/run.ts'
import { itemUri } from '../../archive/identity.ts'
import type { ArchiveRun } from '../../archive/run.ts'
import type { WxrTerm } from '../items.ts'
import { type Tree, termTree } from '../trees.ts'
import { plainWords } from '../values.ts'
import type { Heads } from './heads.ts'

export type TermPlace =
  | { as: 'section'; id: number; slug: string; above: number[]; depth: number; termId: number | null }
  | { as: 'story'; id: number; slug: string }
  | { as: 'keyword'; word: string }
  | { as: 'nothing' }

export interface Terms {
  /** By taxonomy and slug. */
  places: Map<string, TermPlace>
  /** Categories by their number. */
  byId: Map<number, TermPlace>
  /** The whole path of a category: "news/world". */
  paths: Map<string, string>
}

/** Taxonomies that order posts for the program itself. */
const systemTaxonomies =
  /^(nav_menu|link_category|post_format|author|wp_theme|wp_template_part_area|wp_pattern_category|elementor_\w+|language|post_translations|term_language|term_translations|amp_validation_error|action-group|yst_prominent_words)$/

export const isSystemTaxonomy = (taxonomy: string) => systemTaxonomies.test(taxonomy)

/**
 * The rule: each category becomes a section below the one above it, tags and other terms become keywords, which lead to
 * topics. The mapping may say otherwise for each.
 */
export async function saveTerms(run: ArchiveRun, heads: Heads): Promise<Terms> {
  const { mapping } = run
  const terms: Terms = { places: new Map(), byId: new Map(), paths: new Map() }
  const categories = [...heads.terms.values()].filter(({ taxonomy }) => taxonomy === 'category')
  const tree = termTree(categories, (loss) => run.note({ ...loss, type: 'category' }))
  const find = await openFinder(run)
  const walk = async (nodes: Tree<WxrTerm>[], above: number[], depth: number, path: string) => {
    for (const { item: term, children } of nodes) {
      const full = path ? `${path}/${term.slug}` : term.slug
      const wanted = mapping.categories[term.slug] ?? 'section'
      const place = await placeOf(run, find, term, wanted, above, depth)
      terms.places.set(`category ${term.slug}`, place)
      terms.paths.set(term.slug, full)
      if (term.id !== null) terms.byId.set(term.id, place)
      await walk(children, place.as === 'section' ? [place.id, ...above] : above, depth + 1, full)
    }
  }
  await walk(tree, [], 0, '')
  for (const [key, term] of heads.terms) {
    if (term.taxonomy === 'category' || isSystemTaxonomy(term.taxonomy)) continue
    const wanted = mapping.taxonomies[term.taxonomy] ?? 'keyword'
    const place: TermPlace =
      wanted === 'keyword' ? { as: 'keyword', word: term.name.slice(0, 120) } : { as: 'nothing' }
    terms.places.set(key, place)
    if (term.id !== null) terms.byId.set(term.id, place)
  }
  return terms
}

type Found = { id: number; slug: string } | 'undone' | 'deleted' | null

/** Finds the sections and stories of an earlier run, or of the same name. */
async function openFinder({ db, system, site, again }: ArchiveRun) {
  const rows = await knownOfType({ db }, system, site, 'category')
  const known = new Map(rows.map((row) => [row.oldId, row]))
  const merged = await db.selectFrom('merged').select(['kind', 'fromId', 'toId']).execute()
  const survivor = (kind: string, id: number) =>
    merged.find((row) => row.kind === kind && row.fromId === id)?.toId ?? id
  return async (kind: 'section' | 'story', oldId: string): Promise<Found> => {
    const row = known.get(oldId)
    if (!row || row.kind !== kind || (row.undoneAt && again)) return null
    if (row.undoneAt) return 'undone'
    const table = kind === 'section' ? 'sections' : 'stories'
    const now = await db
      .selectFrom(table)
      .select(['id', 'slug'])
      .where('id', '=', survivor(kind, row.itemId))
      .executeTakeFirst()
    return now ?? 'deleted'
  }
}

async function placeOf(
  run: ArchiveRun,
  find: Awaited<ReturnType<typeof openFinder>>,
  term: WxrTerm,
  wanted: 'section' | 'story' | 'keyword' | 'nothing',
  above: number[],
  depth: number,
): Promise<TermPlace> {
  const { db, system, site, address } = run
  const oldId = term.id === null ? term.slug : String(term.id)
  const note = (kind: string, detail: string) =>
    run.note({ kind, detail, type: 'category', oldId, title: term.name })
  if (wanted === 'nothing') note('categories that the mapping leaves out', term.slug)
  if (wanted === 'nothing') return { as: 'nothing' }
  if (wanted === 'keyword') return { as: 'keyword', word: term.name.slice(0, 120) }
  const found = await find(wanted, oldId)
  if (found === 'undone' || found === 'deleted') {
    note(`categories that were ${found === 'undone' ? 'taken back' : 'deleted'} here`, term.slug)
    return { as: 'nothing' }
  }
  const uri = itemUri(system, address, 'category', oldId)
  const name = term.name.slice(0, 120)
  let here: { id: number; slug: string } | null = found
  if (!here) {
    const table = wanted === 'section' ? 'sections' : 'stories'
    const namesake = await db
      .selectFrom(table)
      .select(['id', 'slug'])
      .where((eb) => eb.or([eb('uri', '=', uri), ...(depth === 0 ? [eb('name', '=', name)] : [])]))
      .orderBy('id')
      .executeTakeFirst()
    const description = plainWords(term.description).slice(0, 1_000)
    const given = { uri, name, description, slug: term.slug.slice(0, 120) }
    const made =
      namesake ??
      (wanted === 'section'
        ? await run.write(saveSection, { ...given, parentId: above[0] ?? null })
        : await run.write(saveStory, given))
    const place = { id: made.id, slug: 'slug' in made ? String(made.slug) : term.slug }
    if (!run.isTrial)
      await execute(db, run.actor, recordItems, {
        ...{ system, site, runId: run.runId },
        items: [
          {
            ...{ type: 'category', oldId, uri, kind: wanted as ImportedKind, itemId: place.id },
            ...{ hash: 'term', made: namesake === undefined },
          },
        ],
      })
    here = place
  }
  return wanted === 'section'
    ? { as: 'section', ...here, above, depth, termId: term.id }
    : { as: 'story', ...here }
}
