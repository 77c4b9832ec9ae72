/** Finds the addresses that a page or a file of the site has already: a redirect may not hide it. */
import { type Kysely, sql } from 'kysely'
import type { Tables } from '../../kernel/tables.ts'

/** Pages with a fixed address. */
const fixed = new Set([
  ...['/', '/now', '/stories', '/latest', '/archive', '/videos', '/search', '/live', '/newsletter'],
  ...['/follow', '/saved', '/offline', '/coverage', '/manifest.webmanifest', '/sw.js', '/opensearch.xml'],
  ...['/sitemap.xml', '/sitemap-news.xml', '/robots.txt', '/favicon.ico', '/apple-touch-icon.png'],
])

/** The first parts of addresses that are files, feeds and the program's own pages. */
export const ownFirstParts = [
  ...['assets', 'media', 'beacon', 'api', 'preview', 'readers', 'newsroom', 'healthz', 'readyz', 'metrics'],
  ...['feeds', 'sitemaps'],
]
const ownFolder = new RegExp(`^/(?:${ownFirstParts.join('|')})(?:/|$)`)

/** Whether the program itself answers at this address, whatever is published. */
export const isOwnAddress = (key: string): boolean => fixed.has(key) || ownFolder.test(key)

const slugged = {
  sections: 'sections',
  stories: 'stories',
  topics: 'topics',
  programmes: 'programmes',
  authors: 'people',
  pages: 'pages',
} as const

/** Those of the keys at which readers find a page now. Former slugs are none: they only lead to the current one. */
export async function liveKeys(db: Kysely<Tables>, keys: string[]): Promise<Set<string>> {
  const live = new Set(keys.filter(isOwnAddress))
  const parts = keys.map((key) => ({ key, parts: key.split('/').slice(1) }))
  const queries = Object.entries(slugged).flatMap(([folder, table]) => {
    const slugs = parts
      .filter(({ parts: p }) => p[0] === folder && p.length === 2)
      .map(({ parts: p }) => p[1]!)
    if (slugs.length === 0) return []
    return [
      sql`select ${`/${folder}/`}::text || slug as key from ${sql.table(table)} where slug = any(${slugs}::text[])`,
    ]
  })
  for (const [folder, view] of [
    ['articles', 'public_articles'],
    ['coverage', 'public_coverages'],
  ] as const) {
    const ids = parts
      .filter(({ parts: p }) => p[0] === folder && p.length === 3 && /^[1-9]\d{0,8}$/.test(p[1]!))
      .map(({ parts: p }) => Number(p[1]))
    if (ids.length > 0)
      queries.push(
        sql`select ${`/${folder}/`}::text || id || '/' || slug as key from ${sql.table(view)} where id = any(${ids}::int[])`,
      )
  }
  if (queries.length === 0) return live
  const asked = new Set(keys)
  const { rows } = await sql<{ key: string }>`${sql.join(queries, sql` union all `)}`.execute(db)
  for (const { key } of rows) if (asked.has(key)) live.add(key)
  return live
}
