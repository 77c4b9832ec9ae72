/**
 * The number of articles that contain a word, from the statistics that the database collects for its planner.
 * Rare words are missing there; they count as rare as the rarest known one.
 */
import { type Kysely, sql } from 'kysely'
import type { Tables } from '../../kernel/tables.ts'

export interface Frequencies {
  /** The approximate number of articles. */
  articles: number
  /** The share of articles, 0..1, that contain this word; never 0. */
  of(word: string): number
  /** The time since which about this share of the articles older than `until` was published. */
  since(share: number, until: Date): Date | null
}

const keptMs = 60_000
const known = new WeakMap<Kysely<Tables>, { at: number; value: Promise<Frequencies> }>()

/** Read at most once a minute by each process: single articles do not matter for the order of results. */
export function frequencies(db: Kysely<Tables>): Promise<Frequencies> {
  const kept = known.get(db)
  if (kept && Date.now() - kept.at < keptMs) return kept.value
  const value = read(db)
  known.set(db, { at: Date.now(), value })
  value.catch(() => known.delete(db))
  return value
}

async function read(db: Kysely<Tables>): Promise<Frequencies> {
  const { rows } = await sql<{
    articles: number
    words: string[] | null
    parts: number[] | null
    moments: Date[] | null
  }>`
    select greatest(reltuples, 0)::float8 as articles, words, parts, (
      select histogram_bounds::text::timestamptz[] from pg_stats
      where schemaname = 'public' and tablename = 'search_documents' and attname = 'published_at'
    ) as moments
    from pg_class left join (
      select most_common_elems::text::text[] as words, most_common_elem_freqs::float8[] as parts from pg_stats
      where schemaname = 'public' and tablename = 'search_documents' and attname = 'words'
    ) stats on true
    where oid = 'public.search_documents'::regclass`.execute(db)
  const { articles, words, parts, moments } = rows[0]!
  const found = new Map((words ?? []).map((word, n) => [word, parts![n]!]))
  // The list ends with the smallest and largest share, and the share of empty fields.
  const smallest = words?.length ? parts![words.length]! : 1
  const rare = Math.max(smallest / 2, 1 / Math.max(articles, 1))
  const bounds = moments ?? []
  return {
    articles,
    of: (word) => found.get(word) ?? Math.min(rare, 0.5),
    since(share, until) {
      // The histogram's intervals contain equal numbers of articles.
      const last = bounds.findLastIndex((bound) => bound <= until)
      return bounds[last - Math.ceil(share * (bounds.length - 1))] ?? null
    },
  }
}
