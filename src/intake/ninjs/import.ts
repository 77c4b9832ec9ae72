/**
 * Imports a file of ninjs items: in batches of one transaction with a savepoint for each item, in which the
 * progress is written too. What was killed goes on where it stopped; what is done again changes nothing.
 */
import { setImmediate as nextTurn } from 'node:timers/promises'
import { type Kysely, sql } from 'kysely'
import { system } from '../../content/actor.ts'
import {
  type BringOutcome,
  type BroughtArticle,
  bringArticle,
  compareWithKnown,
} from '../../content/articles/bring.ts'
import { BodyError } from '../../content/body/html.ts'
import { CommandError } from '../../content/command.ts'
import type { ArticleState, Tables } from '../../content/tables.ts'
import { isUnavailable } from '../../platform/database.ts'
import { executeBatch } from './batch.ts'
import { ItemError, type NinjsItem } from './item.ts'
import { openMediaKeeper } from './keep-media.ts'
import { openLookup } from './lookup.ts'
import { articlesNamed, mapArticle, versionOf } from './map.ts'
import { isMediaType, mediaDraft } from './media.ts'
import { inspectFile, itemsOf, type RawItem } from './read.ts'
import { resolveArticle } from './resolve.ts'
import { openSeen } from './seen.ts'
import { optionalDate, uriOf } from './values.ts'
import { toNinjs3 } from './versions.ts'

/** A line that did not go in (`refused`), or went in without something. */
export interface BadLine {
  line: number
  reason: string
  refused: boolean
}

export interface Progress {
  /** Bytes of the file read, and all of them. */
  bytes: number
  size: number
  lines: number
}

export interface ImportSummary {
  created: number
  updated: number
  unchanged: number
  older: number
  /** Media items that stood as items of their own. */
  media: number
  refused: number
  /** The first thousand; `onBad` is told of each. */
  bad: BadLine[]
  lines: number
  /** The line after which an interrupted import went on; 0 from the start. */
  resumedAfter: number
  /** False when `signal` stopped it: the same command goes on from there. */
  finished: boolean
  /** The article that was handled last. */
  lastId: number | null
}

export interface ImportOptions {
  db: Kysely<Tables>
  file: string
  mediaDir: string
  signal?: AbortSignal
  onProgress?(progress: Progress): void
  onBad?(bad: BadLine): void
}

const batchSize = 100
/** A batch of long items is shorter: at most so many characters are held. */
const batchCharacters = 16 * 1024 * 1024
const mostKept = 1_000
const actor = system('import')

interface Ready {
  line: number
  article: BroughtArticle
}

/** @throws FileError when the file cannot be read, and what the database throws when it is away */
export async function importNinjs({
  db,
  file,
  mediaDir,
  signal,
  onProgress,
  onBad,
}: ImportOptions): Promise<ImportSummary> {
  const source = await inspectFile(file)
  const lookup = await openLookup(db, actor)
  const media = openMediaKeeper({ db, actor, importFile: file, mediaDir })
  const { language } = await db.selectFrom('publication').select('language').executeTakeFirstOrThrow()
  const seen = openSeen()
  const start = await db.selectFrom('imports').selectAll().where('key', '=', source.hash).executeTakeFirst()
  const resumedAfter = start && !start.finished ? start.lines : 0
  const summary: ImportSummary = {
    ...{ created: 0, updated: 0, unchanged: 0, older: 0, media: 0, refused: 0, bad: [], lines: resumedAfter },
    ...{ resumedAfter, finished: false, lastId: null },
  }
  let bytes = 0
  let line = resumedAfter
  let batch: Ready[] = []
  /** The batch on its way: the next one is read and mapped meanwhile. */
  let underWay: Promise<void> = Promise.resolve()

  const report = (at: number, reason: string, refused: boolean) => {
    const bad = { line: at, reason, refused }
    if (refused) summary.refused++
    if (summary.bad.length < mostKept) summary.bad.push(bad)
    onBad?.(bad)
  }
  const count = (outcome: BringOutcome, at: number, uri: string) => {
    summary[outcome.outcome]++
    summary.lastId = outcome.id
    const first = seen.before(uri, at)
    if (first !== undefined && first !== at && outcome.outcome === 'unchanged') {
      report(at, `has the uri and the version of line ${first} and was left out`, false)
    }
  }

  async function send(ready: Ready[], lines: number, finished: boolean): Promise<void> {
    const progress = { key: source.hash, lines, finished }
    const outcomes = await executeBatch(
      db,
      actor,
      bringArticle,
      ready.map((one) => one.article),
      (tx) =>
        tx
          .insertInto('imports')
          .values(progress)
          .onConflict((oc) => oc.column('key').doUpdateSet({ lines, finished, at: sql`now()` }))
          .execute(),
    )
    for (const [i, outcome] of outcomes.entries()) {
      const one = ready[i]!
      if (outcome.ok) count(outcome.output, one.line, one.article.uri)
      else if (isUnavailable(outcome.error)) throw outcome.error
      else report(one.line, reasonOf(outcome.error), true)
    }
    summary.lines = lines
    onProgress?.({ bytes, size: source.size, lines })
  }

  /** Sends what is ready when the batch before it has arrived. */
  async function flush(finished = false): Promise<void> {
    await underWay
    underWay = send(batch, line, finished)
    underWay.catch(() => {}) // It is awaited, and thrown from, before the next one leaves.
    batch = []
  }

  async function takeArticle(at: number, item: NinjsItem, note: (sentence: string) => void): Promise<void> {
    if (item.type && item.type !== 'text' && item.type !== 'composite') {
      throw new ItemError(`is of the type ${item.type.slice(0, 40)}, which no article is`)
    }
    const named = articlesNamed(item)
    if (named.length > 0) {
      if (named.some((uri) => batch.some(({ article }) => article.uri === uri))) await flush()
      await underWay
    }
    const defaults = { language, now: new Date(), articles: await articleIds(db, named) }
    const mapped = mapArticle(item, lookup, defaults)
    const article = await resolveArticle(mapped, lookup, media, note)
    for (const sentence of mapped.notes) note(sentence)
    batch.push({ line: at, article })
  }

  async function take(raw: RawItem, item: NinjsItem, known: Map<string, KnownArticle>): Promise<void> {
    const note = (sentence: string) => report(raw.line, sentence, false)
    const row = known.get(uriOf(item.uri) ?? '')
    const outcome = row && compareWithKnown(row, versionOf(item), optionalDate(item.versionCreated))
    if (row && outcome !== 'newer') count({ id: row.id, outcome: outcome! }, raw.line, row.uri)
    else if (!isMediaType(item.type)) await takeArticle(raw.line, item, note)
    else {
      const draft = mediaDraft(item)
      if (!draft) throw new ItemError('has no uri')
      await media.keep(draft, note)
      summary.media++
    }
  }

  async function takeAll(raws: RawItem[]): Promise<void> {
    const items = raws.map((raw) => attempt(() => itemOf(raw)))
    const known = await knownArticles(
      db,
      items.flatMap((item) => (item instanceof Error ? [] : (uriOf(item.uri) ?? []))),
    )
    for (const [i, raw] of raws.entries()) {
      const item = items[i]!
      const problem = item instanceof Error ? item : await attempt(() => take(raw, item, known))
      if (problem instanceof Error) report(raw.line, reasonOf(problem), true)
      line = raw.line
      // Lets the batch under way go on: its next statement waits for this thread.
      await nextTurn()
    }
    await flush()
  }

  let waiting: RawItem[] = []
  let characters = 0
  const onRead = (read: number) => {
    bytes += read
  }
  for await (const raw of itemsOf(source, onRead)) {
    if (signal?.aborted) break
    if (raw.line <= resumedAfter) {
      const uri = 'value' in raw ? uriOf(uriIn(raw.value)) : null
      if (uri) seen.before(uri, raw.line)
      continue
    }
    waiting.push(raw)
    characters += raw.size
    if (waiting.length < batchSize && characters < batchCharacters) continue
    await takeAll(waiting)
    waiting = []
    characters = 0
  }
  if (!signal?.aborted) {
    await takeAll(waiting)
    await flush(true)
    summary.finished = true
  }
  await underWay
  return summary
}

/** The error of an item as a value; any other is thrown on. */
function attempt<T>(work: () => T): T | Error
function attempt<T>(work: () => Promise<T>): Promise<T | Error>
function attempt(work: () => unknown): unknown {
  const settle = (error: unknown) => {
    if (isOfTheItem(error)) return error
    throw error
  }
  try {
    const result = work()
    return result instanceof Promise ? result.catch(settle) : result
  } catch (error) {
    return settle(error)
  }
}

function itemOf(raw: RawItem): NinjsItem {
  if ('problem' in raw) throw new ItemError(raw.problem)
  return toNinjs3(raw.value)
}

const uriIn = (value: unknown): string | undefined => {
  const uri = (value as { uri?: unknown } | null)?.uri
  return typeof uri === 'string' ? uri : undefined
}

type KnownArticle = {
  id: number
  uri: string
  state: ArticleState
  sourceVersion: string | null
  modifiedAt: Date | null
}

async function knownArticles(db: Kysely<Tables>, uris: string[]): Promise<Map<string, KnownArticle>> {
  if (uris.length === 0) return new Map()
  const columns = ['id', 'uri', 'state', 'sourceVersion', 'modifiedAt'] as const
  const rows = await db.selectFrom('articles').select(columns).where('uri', 'in', uris).execute()
  return new Map(rows.map((row) => [row.uri, row]))
}

async function articleIds(db: Kysely<Tables>, uris: string[]): Promise<Map<string, number>> {
  const known = await knownArticles(db, uris)
  return new Map(
    [...known.values()].flatMap(({ uri, id, state }) => (state === 'removed' ? [] : [[uri, id]])),
  )
}

const isOfTheItem = (error: unknown): error is Error =>
  error instanceof ItemError || error instanceof BodyError || error instanceof CommandError

const reasonOf = (error: Error) => error.message.replace(/^content\./, '').slice(0, 500)
