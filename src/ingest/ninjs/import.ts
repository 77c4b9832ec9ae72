/**
 * Imports a file of ninjs items in batches: one transaction each, with a savepoint per item, which also
 * stores the progress. An interrupted import continues where it stopped; repeating it changes nothing.
 */
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Kysely } from 'kysely'
import { BodyError } from '../../body/parse-html.ts'
import { type ImportedArticle, type ImportOutcome, importArticle } from '../../content/articles/import.ts'
import { stopArticle } from '../../content/articles/stop.ts'
import { keepProgress, readProgress } from '../../content/imports/progress.ts'
import { resumeMedia, stopMedia } from '../../content/media/stop.ts'
import { system } from '../../kernel/actor.ts'
import { CommandError } from '../../kernel/command.ts'
import { execute, executeBatch, prepareBatch } from '../../kernel/run.ts'
import type { Tables } from '../../kernel/tables.ts'
import { isUnavailable } from '../../platform/database.ts'
import { ItemError, type NinjsItem } from './item.ts'
import { itemsOf, type RawItem } from './json-items.ts'
import { openMediaKeeper } from './keep-media.ts'
import { articleIds, type KnownItem, type KnownItems, openKnown, withKnownSource } from './known.ts'
import { openLookup } from './lookup.ts'
import { type Note, openLosses } from './losses.ts'
import { articlesNamed, isStopped, mapArticle, noticeOf } from './map.ts'
import { mediaDraft, mediaTypeOf } from './media.ts'
import { inspectFile } from './read.ts'
import { resolveArticle } from './resolve.ts'
import { openSeen } from './seen.ts'
import { isOurs } from './subjects.ts'
import type { ImportSummary, Progress, Refusal } from './summary.ts'
import { noteUnread } from './unread.ts'
import { toNinjs3 } from './versions.ts'

export interface ImportOptions {
  db: Kysely<Tables>
  file: string
  mediaDir: string
  signal?: AbortSignal
  onProgress?(progress: Progress): void
  onRefusal?(refusal: Refusal): void
}

const batchSize = 100
/** Limits the characters in memory: a batch of long items is shorter. */
const batchCharacters = 16 * 1024 * 1024
const maxKept = 1_000
const actor = system('import')

type Notes = Parameters<Note>[]
interface Ready {
  raw: RawItem
  article: ImportedArticle
  notes: Notes
}

/** @throws FileError when the file cannot be read; database errors when it is unavailable */
export async function importNinjs(options: ImportOptions): Promise<ImportSummary> {
  const { db, file, mediaDir, signal, onProgress, onRefusal } = options
  const source = await inspectFile(file)
  const key = `items:${source.hash}`
  const lookup = await openLookup(db, actor)
  const media = openMediaKeeper({ db, actor, importFile: file, mediaDir })
  const { language, timeZone, embedHosts } = await db
    .selectFrom('publication')
    .select(['language', 'timeZone', 'embedHosts'])
    .executeTakeFirstOrThrow()
  const seen = openSeen()
  const losses = openLosses()
  const start = await readProgress(db, key)
  const resumedAfter = start && !start.finished ? start.lines : 0
  const summary: ImportSummary = {
    ...{ created: 0, updated: 0, unchanged: 0, older: 0, unpublished: 0, waiting: 0, removed: 0, noted: 0 },
    ...{ media: 0, refused: 0, refusals: [], losses: [], encoding: null, items: resumedAfter, resumedAfter },
    ...{ finished: false, lastId: null },
  }
  let bytes = 0
  let place = resumedAfter
  let batch: Ready[] = []
  /** The batch being written; the next one is read and mapped meanwhile. */
  let underWay: Promise<void> = Promise.resolve()

  const refuse = ({ line, part }: RawItem, error: Error) => {
    const refusal = { line, ...(part === undefined ? {} : { part }), reason: reasonOf(error) }
    summary.refused++
    if (summary.refusals.length < maxKept) summary.refusals.push(refusal)
    onRefusal?.(refusal)
  }
  const noteAll = ({ line }: RawItem, notes: Notes) => {
    for (const [kind, detail] of notes) losses.note(line, kind, detail)
  }
  const count = (raw: RawItem, id: number | null, outcome: ImportOutcome['outcome'], uri: string) => {
    if (outcome !== 'kept') summary[outcome]++
    summary.lastId = id ?? summary.lastId
    const first = seen.before(uri, raw.place)
    if (first !== undefined && first !== raw.place && outcome === 'unchanged')
      losses.note(raw.line, 'items that repeat an earlier item of the file', `item ${first}: ${uri}`)
    if (outcome === 'waiting')
      losses.note(
        raw.line,
        'newer versions of articles that editors unpublished or deleted: they await a decision',
        uri,
      )
    if (outcome === 'removed')
      losses.note(raw.line, 'items that were removed for legal reasons and are not imported', uri)
  }

  const prepare = (ready: Ready[]) =>
    prepareBatch(
      actor,
      importArticle,
      ready.map((one) => one.article),
    )

  async function send(
    ready: Ready[],
    prepared: ReturnType<typeof prepare>,
    items: number,
    finished: boolean,
  ): Promise<void> {
    const outcomes = await executeBatch(db, prepared, (tx) =>
      keepProgress(tx, { key, lines: items, finished }),
    )
    for (const [i, outcome] of outcomes.entries()) {
      const { raw, article, notes } = ready[i]!
      if (outcome.ok) {
        count(raw, outcome.output.id, outcome.output.outcome, article.uri)
        if (/created|updated|waiting/.test(outcome.output.outcome)) noteAll(raw, notes)
      } else if (isUnavailable(outcome.error)) throw outcome.error
      else refuse(raw, outcome.error)
    }
    summary.items = items
    onProgress?.({ bytes, size: source.size, items })
  }

  /** Writes the collected batch once the previous one is finished. */
  async function flush(finished = false): Promise<void> {
    const prepared = prepare(batch)
    await underWay
    underWay = send(batch, prepared, place, finished)
    underWay.catch(() => {}) // The error is thrown where the promise is awaited, before the next batch.
    batch = []
  }

  async function takeArticle(raw: RawItem, item: NinjsItem, known: KnownItem | undefined, endsStop: boolean) {
    const notes: Notes = []
    const note: Note = (...one) => void notes.push(one)
    const named = articlesNamed(item)
    if (named.length > 0) {
      if (named.some((uri) => batch.some(({ article }) => article.uri === uri))) await flush()
      await underWay
    }
    // Articles in one batch must be independent of each other.
    if (batch.some(({ article }) => article.uri === item.uri)) await flush()
    const articles = await articleIds(db, named)
    const defaults = { language, timeZone, now: new Date(), articles, embedHosts }
    const mapped = mapArticle(item, lookup, defaults, note)
    if ('value' in raw) noteUnread(raw.value, note, 'article')
    const article = await resolveArticle(mapped, lookup, media, note)
    const isNewer = known?.standing === 'newer' && isOurs(item)
    batch.push({ raw, article: { ...article, isNewer, endsStop }, notes })
  }

  /** Applies a notice that withdraws or holds an article, after all items before it. */
  async function takeStop(raw: RawItem, given: NinjsItem, known: KnownItems): Promise<void> {
    await flush()
    await underWay
    const item = await withKnownSource(db, given)
    const { id, outcome } = await execute(db, actor, stopArticle, noticeOf(item, timeZone))
    if (outcome !== 'noted') return count(raw, id, outcome, item.uri!)
    known.noteStop(item)
    summary.noted++
    losses.note(
      raw.line,
      'cancellations and holds of unknown items: these items will not be imported',
      item.uri,
    )
  }

  function noteTakenBack(raw: RawItem, { uri }: NinjsItem): void {
    summary.noted++
    losses.note(raw.line, 'items whose source had taken them back before', uri)
  }

  async function takeMedia(raw: RawItem, item: NinjsItem, known: KnownItems): Promise<void> {
    const notes: Notes = []
    const note: Note = (...one) => void notes.push(one)
    if (isStopped(item)) {
      const { id } = await execute(db, actor, stopMedia, noticeOf(item, timeZone))
      known.noteStop(item)
      summary[id === null ? 'noted' : 'unpublished']++
      return
    }
    const sinceStop = known.sinceStop(item)
    if (sinceStop === 'older') return noteTakenBack(raw, item)
    const draft = mediaDraft(item, timeZone, note)!
    if (sinceStop === 'newer') {
      await execute(db, actor, resumeMedia, { uri: draft.uri, expiresAt: draft.expiresAt })
      known.endStop(item)
    }
    if ('value' in raw) noteUnread(raw.value, note, 'media')
    await media.keep(draft, note)
    noteAll(raw, notes)
    summary.media++
  }

  async function take(raw: RawItem, item: NinjsItem, known: KnownItems): Promise<void> {
    if (!item.uri) throw new ItemError('has no uri, guid or _id')
    if (item.type !== undefined && mediaTypeOf(item)) return takeMedia(raw, item, known)
    if (item.type && item.type !== 'text' && item.type !== 'composite')
      throw new ItemError(`is of the type ${item.type.slice(0, 40)}, which is not an article`)
    const here = known.of(item)
    if (here?.standing === 'removed') return count(raw, here.id, 'removed', item.uri)
    const isHere = here !== undefined || batch.some(({ article }) => article.uri === item.uri)
    if (isStopped(item) && (isHere || item.headlines.length === 0)) {
      const isOff =
        here?.state === 'unpublished' || (here?.state === 'draft' && item.pubStatus === 'withheld')
      if (isOff && here.standing === 'unchanged') return count(raw, here.id, 'unchanged', item.uri)
      if (!(here?.state === 'draft' && item.pubStatus === 'withheld' && item.headlines.length > 0))
        return takeStop(raw, item, known)
    }
    if (here?.standing === 'older' || here?.standing === 'unchanged')
      return count(raw, here.id, here.standing, item.uri)
    const sinceStop = known.sinceStop(item)
    if (sinceStop === 'older' && !isStopped(item)) return noteTakenBack(raw, item)
    await takeArticle(raw, item, here, sinceStop === 'newer')
  }

  async function takeAll(raws: RawItem[]): Promise<void> {
    const items = raws.map((raw) => attempt(() => itemOf(raw)))
    const known = await openKnown(
      db,
      items.filter((item): item is NinjsItem => !(item instanceof Error)),
      timeZone,
    )
    for (const [i, raw] of raws.entries()) {
      const item = items[i]!
      const problem = item instanceof Error ? item : await attempt(() => take(raw, item, known))
      if (problem instanceof Error) refuse(raw, problem)
      place = raw.place
      // Let the running batch continue: its next statement needs this thread.
      await nextTurn()
    }
    await flush()
  }

  let waiting: RawItem[] = []
  let characters = 0
  const onRead = (read: number) => {
    bytes += read
  }
  const onEncoding = (encoding: string) => {
    summary.encoding = encoding
  }
  for await (const raw of itemsOf(source, onRead, onEncoding)) {
    if (signal?.aborted) break
    if (raw.place <= resumedAfter) {
      const item = attempt(() => itemOf(raw))
      if (!(item instanceof Error) && item.uri) seen.before(item.uri, raw.place)
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
  return { ...summary, losses: losses.list() }
}

/** Returns an item's error as a value; rethrows any other. */
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

const isOfTheItem = (error: unknown): error is Error =>
  error instanceof ItemError || error instanceof BodyError || error instanceof CommandError

const reasonOf = (error: Error) => error.message.replace(/^content\./, '').slice(0, 500)
