/** The addresses of posts, by the file routes.yaml of Ghost. */
import { readFile, stat } from 'node:fs/promises'
import { parse } from 'yaml'
import { wallTime } from '../../language/days.ts'
import type { Loss } from '../archive/loss.ts'

export interface PlacedPost {
  id: string
  slug: string
  featured: boolean
  publishedAt: Date
  /** The slugs of tags and authors in their order. */
  tags: string[]
  authors: string[]
}

/** The path of a post, such as "/articles/2020/port/". */
export type PostPath = (post: PlacedPost) => string

type Test = (post: PlacedPost) => boolean

const largest = 1024 * 1024
const usual: PostPath = ({ slug }) => `/${slug}/`
const two = (value: number) => String(value).padStart(2, '0')

/** A filter of one condition; null for what is not understood. */
function testOf(filter: unknown): Test | null {
  if (filter === undefined || filter === null || filter === '') return () => true
  const [, name, value = ''] =
    /^(primary_tag|tags?|featured):\[?'?([\p{L}\p{N}_-]+)'?\]?$/u.exec(String(filter)) ?? []
  if (name === 'primary_tag') return ({ tags }) => tags[0] === value
  if (name === 'tag' || name === 'tags') return ({ tags }) => tags.includes(value)
  return name === 'featured' ? ({ featured }) => String(featured) === value : null
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Reads the file; a post without a rule of its own stands at its slug. Never throws for what the file contains. */
export async function readRoutes(
  file: string | undefined,
  timeZone: string,
  report: (loss: Loss) => void,
): Promise<PostPath> {
  if (file === undefined) return usual
  let routes: unknown
  try {
    if ((await stat(file)).size > largest) throw new Error('it is too large')
    routes = parse(await readFile(file, 'utf8'), { maxAliasCount: 10 })
  } catch (error) {
    report({ kind: 'routes that cannot be read', detail: (error as Error).message })
    return usual
  }
  const { collections, routes: lists } = isRecord(routes) ? routes : {}
  if (isRecord(lists))
    for (const path of Object.keys(lists)) report({ kind: 'lists and pages of a theme', detail: path })
  if (!isRecord(collections)) return usual
  const rules = Object.entries(collections).flatMap(([path, given]) => {
    const { permalink, filter } = isRecord(given) ? given : {}
    const test = testOf(filter)
    if (typeof permalink === 'string' && test) return { permalink, test }
    report({ kind: 'collections whose filter is not understood', detail: `${path}: ${String(filter)}` })
    return []
  })
  return (post) => {
    const rule = rules.find(({ test }) => test(post))
    if (!rule) return usual(post)
    const { year, month, day } = wallTime(post.publishedAt, timeZone)
    const values: Record<string, string> = {
      ...{ slug: post.slug, id: post.id, year: String(year), month: two(month), day: two(day) },
      ...{
        primary_tag: post.tags[0] ?? 'all',
        primary_author: post.authors[0] ?? 'all',
        author: post.authors[0] ?? '',
      },
    }
    return rule.permalink.replace(/[{:](\w+)\}?/g, (whole, name: string) => values[name] ?? whole)
  }
}
