/** Finds the redirects of requested addresses, many in one query. */
import { type Kysely, sql } from 'kysely'
import type { Tables } from '../../kernel/tables.ts'
import { beginningOf, type Candidate, exactCandidates, nearCandidates } from './candidates.ts'
import { readOldAddress } from './key.ts'
import type { RedirectStatus, TargetKind } from './tables.ts'

export interface FoundRedirect {
  id: number
  status: RedirectStatus
  /** A thing, an address, or nothing (410). */
  target: { kind: TargetKind; id: number } | { address: string } | null
  feed: 'rss' | 'atom' | null
  /** Whether the redirect is one of the address with its parameters. */
  hasQuery: boolean
}

/** How far from the address a redirect may be: for an address that has a page, only its own. */
export type Nearness = 'exact' | 'near'

interface Question {
  candidates: Candidate[]
  beginning: string | null
}

function questionOf(address: string, nearness: Nearness): Question | null {
  const old = readOldAddress(address)
  if (!old) return null
  if (nearness === 'exact') return old.isCut ? null : { candidates: exactCandidates(old), beginning: null }
  return {
    candidates: old.isCut ? [] : [...exactCandidates(old), ...nearCandidates(old)],
    beginning: beginningOf(old),
  }
}

interface Row {
  id: number
  key: string
  status: RedirectStatus
  targetKind: TargetKind | null
  targetId: number | null
  address: string | null
}

const columns = ['id', 'key', 'status', 'targetKind', 'targetId', 'address'] as const

function toFound(row: Row, feed: FoundRedirect['feed'], hasQuery: boolean): FoundRedirect {
  const { id, status, targetKind, targetId, address } = row
  const target =
    targetKind !== null && targetId !== null
      ? { kind: targetKind, id: targetId }
      : address !== null
        ? { address }
        : null
  return { id, status, target, feed, hasQuery }
}

/** The redirect of each address, or null. Two queries, whatever their number. */
export async function findRedirects(
  db: Kysely<Tables>,
  asked: { address: string; nearness: Nearness }[],
): Promise<(FoundRedirect | null)[]> {
  const questions = asked.map(({ address, nearness }) => questionOf(address, nearness))
  const keys = new Set(questions.flatMap((one) => one?.candidates.map(({ key }) => key) ?? []))
  const byKey = new Map<string, Row>()
  if (keys.size > 0) {
    const rows = await db
      .selectFrom('redirects')
      .select(columns)
      .where(sql<boolean>`key = any(${[...keys]}::text[])`)
      .execute()
    for (const row of rows) byKey.set(row.key, row)
  }
  const found = questions.map((one) => one && amongCandidates(one, byKey))
  const beginnings = questions.flatMap((one, at) => (one?.beginning && !found[at] ? [one.beginning] : []))
  if (beginnings.length === 0) return found
  const byBeginning = await findByBeginning(db, [...new Set(beginnings)])
  return questions.map((one, at) => found[at] ?? byBeginning.get(one?.beginning ?? '') ?? null)
}

function amongCandidates({ candidates }: Question, byKey: Map<string, Row>): FoundRedirect | null {
  for (const { key, feed, onlyTexts } of candidates) {
    const row = byKey.get(key)
    if (!row || (onlyTexts && row.targetKind !== 'article' && row.targetKind !== 'page')) continue
    return toFound(row, feed ?? null, key.includes('?'))
  }
  return null
}

/** The redirect of the one address that begins like this and has no further folder. */
async function findByBeginning(
  db: Kysely<Tables>,
  beginnings: string[],
): Promise<Map<string, FoundRedirect>> {
  const { rows } = await sql<Row & { beginning: string; target: string }>`
    select asked.beginning, r.id, r.key, r.status, r.target_kind as "targetKind", r.target_id as "targetId",
      r.address, concat_ws(':', r.target_kind, r.target_id, r.address) as target
    from unnest(${beginnings}::text[]) as asked (beginning), lateral (
      select * from redirects
      where key > asked.beginning collate "C" and key < (asked.beginning || U&'\\+10FFFF') collate "C"
      order by key limit 3) r`.execute(db)
  const found = new Map<string, FoundRedirect>()
  for (const [beginning, all] of Map.groupBy(rows, (row) => row.beginning)) {
    const whole = all.filter(({ key }) => !/[/?]/.test(key.slice(beginning.length)))
    if (whole.length === all.length && new Set(all.map(({ target }) => target)).size === 1)
      found.set(beginning, toFound(whole[0]!, null, false))
  }
  return found
}

/** Requests that wait at the same time share a query, so that unknown addresses use one connection at most. */
const maxTogether = 100

/** Returns a function that finds the redirect of one address. */
export function createRedirectFinder(db: Kysely<Tables>) {
  interface Waiting {
    address: string
    nearness: Nearness
    resolve(found: FoundRedirect | null): void
    reject(error: unknown): void
  }
  const waiting: Waiting[] = []
  let isRunning = false

  async function run(): Promise<void> {
    isRunning = true
    while (waiting.length > 0) {
      const taken = waiting.splice(0, maxTogether)
      try {
        const found = await findRedirects(db, taken)
        for (const [at, { resolve }] of taken.entries()) resolve(found[at]!)
      } catch (error) {
        for (const { reject } of taken) reject(error)
      }
    }
    isRunning = false
  }

  return (address: string, nearness: Nearness): Promise<FoundRedirect | null> =>
    new Promise((resolve, reject) => {
      waiting.push({ address, nearness, resolve, reject })
      if (!isRunning) void run()
    })
}
