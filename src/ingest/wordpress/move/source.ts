/** The files of a WordPress export, opened to be brought in. */
import type { Moved, OpenArchive } from '../../archive/import.ts'
import { type Mapping, noMapping } from '../../archive/mapping.ts'
import { type ArchiveRun, SourceError } from '../../archive/run.ts'
import type { WxrItem } from '../items.ts'
import { readWxr } from '../read.ts'
import { type RestSite, readAnswers } from '../rest/answers.ts'
import type { Heads } from './heads.ts'
import { type MoveResult, moveWordPress } from './import.ts'
import { isSystemTaxonomy } from './terms.ts'
import { isSystemType, kindOf, roleOf } from './types.ts'

const exportName = /\.(xml|wxr|rss)(\.gz)?$/i

/** Reads until the first file that says which site it is of. */
async function headOf(files: string[]): Promise<{ address: string; problems: string[] }> {
  const problems: string[] = []
  for (const file of files)
    for await (const item of readWxr([file]) as AsyncIterable<WxrItem>) {
      if (item.kind === 'problem') problems.push(`${item.problem}${item.detail ? ` (${item.detail})` : ''}`)
      if (item.kind === 'site') return { address: item.baseBlogUrl || item.link, problems }
    }
  return { address: '', problems }
}

/**
 * Saved answers of the site's programming interface may stand among the files; `askSite` asks for them.
 * @throws SourceError when none of the files is an export, or nothing says which site it is of
 */
export async function openWordPress(
  all: string[],
  site: string | undefined,
  askSite?: (address: string) => Promise<RestSite | null>,
): Promise<OpenArchive & { files: string[] }> {
  const named = all.filter((file) => exportName.test(file))
  const files = named.length > 0 ? named : all.filter((file) => !/\.json(\.gz)?$/i.test(file))
  if (files.length === 0) throw new SourceError('There is no file of a WordPress export (WXR, .xml).')
  const saved = await readAnswers(all)
  const { address: given, problems } = await headOf(files)
  const address = site ?? (given || saved?.home || '')
  if (problems.length > 0 && given === '')
    throw new SourceError(`This is no export of WordPress: ${problems.slice(0, 3).join('; ')}.`)
  if (!/^https?:\/\/./.test(address) || !URL.canParse(address))
    throw new SourceError('The export does not say the address of its site. Add --site https://….')
  const { origin, pathname } = new URL(address)
  return {
    address: `${origin}${pathname.replace(/\/+$/, '')}`,
    files,
    async move(run, sources): Promise<Moved> {
      const rest = (await askSite?.(run.address)) ?? saved
      const result = await moveWordPress(run, files, sources, rest)
      return {
        ...{ finished: result.finished, zone: result.zone },
        found: foundIn(result.heads),
        came: cameIn(result),
        mapping: mappingOf(run, result),
      }
    },
  }
}

const foundIn = ({ counts, authors, terms, comments }: Heads) => {
  const taxonomies = Map.groupBy(terms.values(), ({ taxonomy }) => taxonomy)
  return [
    ...[...counts].sort().map(([name, count]) => ({ name, count })),
    { name: 'authors', count: authors.length },
    ...[...taxonomies]
      .filter(([taxonomy]) => !isSystemTaxonomy(taxonomy))
      .map(([taxonomy, all]) => ({ name: `terms of ${taxonomy}`, count: all.length })),
    { name: 'comments', count: comments },
  ]
}

const cameIn = ({ articles, pages, media, comments, addresses }: MoveResult) => {
  const { left, undone, older: _, waiting: __, ...others } = articles
  return {
    articles: { ...others, 'left out': left, 'taken back before': undone },
    pages,
    'media files': { ...media },
    comments,
    'old addresses': { ...addresses },
  } as unknown as Record<string, Record<string, number>>
}

/** A mapping that names what the export holds, with what becomes of each. */
function mappingOf(run: ArchiveRun, { heads, zone }: MoveResult): Mapping {
  const { mapping } = run
  const types = [...new Set([...heads.counts.keys()].map((key) => key.split('/')[0]!))]
  const terms = [...heads.terms.values()]
  const taxonomies = [...new Set(terms.map(({ taxonomy }) => taxonomy))]
  const losses = run.trialLosses()
  const shortcodes = losses.flatMap(({ kind }) => /^shortcode \[(.+)\]$/.exec(kind)?.[1] ?? [])
  const fields = losses
    .filter(({ kind }) => kind.startsWith('custom fields that'))
    .flatMap(({ items }) => items.map(({ detail }) => detail.split(':')[0]!))
  const typeTarget = (type: string) => {
    const role = roleOf(type, mapping)
    const { kind, moduleKind } = kindOf(type, mapping)
    return role === 'article' ? (moduleKind ?? kind) : role === 'page' ? 'page' : 'nothing'
  }
  const authors = [...heads.authors, ...heads.guests].map(({ login, name }) => [
    login || name,
    mapping.authors[login] ?? (name || login),
  ])
  return {
    ...noMapping,
    ...{ zone, domains: mapping.domains },
    types: Object.fromEntries(
      types
        .filter((type) => type !== 'attachment' && !isSystemType(type))
        .map((type) => [type, typeTarget(type)]),
    ),
    categories: Object.fromEntries(
      terms
        .filter(({ taxonomy }) => taxonomy === 'category')
        .map(({ slug }) => [slug, mapping.categories[slug] ?? 'section']),
    ),
    taxonomies: Object.fromEntries(
      taxonomies
        .filter((one) => one !== 'category' && !isSystemTaxonomy(one))
        .map((one) => [one, mapping.taxonomies[one] ?? 'keyword']),
    ),
    authors: Object.fromEntries(authors.filter(([login]) => login)),
    fields: Object.fromEntries([...new Set(fields)].map((key) => [key, mapping.fields[key] ?? 'keep'])),
    shortcodes: Object.fromEntries(
      [...new Set(shortcodes)].map((name) => [name, mapping.shortcodes[name] ?? 'words']),
    ),
  }
}
