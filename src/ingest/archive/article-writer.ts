/** Writes things of an archive as articles, in batches: one is mapped while the one before is written. */
import { createHash } from 'node:crypto'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { type ImportedArticle, type ImportOutcome, importArticle } from '../../content/articles/import.ts'
import { type KnownItem, knownItems } from '../../content/imports/items.ts'
import { CommandError } from '../../kernel/command.ts'
import { addToBatch, emptyBatch, executeBatch, type PreparedBatch } from '../../kernel/run.ts'
import { isUnavailable } from '../../platform/database.ts'
import type { Loss } from './loss.ts'
import type { ArchiveRun } from './run.ts'

const batchSize = 100
/** A batch stands in memory some ten times, as text, tree, body and statement: long posts come in smaller ones. */
const batchCharacters = 1024 * 1024

export type ArticleCount = Record<ImportOutcome['outcome'] | 'left' | 'refused' | 'undone', number>

/** What a thing of an archive is, whatever its text says. */
export interface Described {
  type: string
  oldId: string
  /** The id that was reserved for it. */
  itemId: number
  /** For the report. */
  title: string
  address: string
  /** In the trash of the old program: it comes as unpublished, only where it is here already. */
  isTrash: boolean
  commentsOpen: boolean
  /** The characters of its texts, with its comments. */
  size: number
}

export interface Mapped {
  article: ImportedArticle
  submitted: boolean
  losses: Loss[]
  /** Own addresses of media that nothing here has. */
  missing: string[]
}

export interface ArticleSource<T> {
  describe(one: T): Described
  /** Null when it is left out. */
  map(one: T): Mapped | null
  /** Keeps media of the old site that texts name; true when some were kept. */
  findMedia(addresses: string[]): Promise<boolean>
  /** Called for everything whose article is here, new or as before. */
  onArticle(one: T): Promise<void>
  /** Of texts that name none. */
  language: string
}

export interface ArticleWriter<T> {
  add(one: T): Promise<void>
  end(): Promise<void>
  count: ArticleCount
}

/** A hash of what an article would be: when it is the same, nothing changed. */
export const hashOf = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, 22)

type Batch = PreparedBatch<typeof importArticle.input, ImportOutcome>
/** What a thing that is written needs afterwards. */
interface Ready<T> {
  one: T
  losses: Loss[]
}

export function openArticleWriter<T>(run: ArchiveRun, source: ArticleSource<T>): ArticleWriter<T> {
  const { describe, map, findMedia, onArticle, language } = source
  const { db, actor, system, site, runId } = run
  const count: ArticleCount = {
    ...{ created: 0, updated: 0, unchanged: 0, older: 0, unpublished: 0, waiting: 0, removed: 0, kept: 0 },
    ...{ left: 0, refused: 0, undone: 0 },
  }
  let waiting: T[] = []
  let characters = 0
  let underWay: Promise<void> = Promise.resolve()

  const note = (one: T, kind: string, detail = '') => {
    const { type, oldId, title, address } = describe(one)
    run.note({ kind, detail, type, oldId, title, address })
  }

  /** Without its title and address, which were removed too. */
  const noteRemoved = (one: T) => {
    const { type, oldId } = describe(one)
    run.note({ kind: 'articles that were removed here for legal reasons', detail: '', type, oldId })
  }

  async function mapped(one: T): Promise<Mapped | null> {
    const first = map(one)
    if (!first || first.missing.length === 0 || !(await findMedia(first.missing))) return first
    return map(one)
  }

  /** The article to write; null for what stays as it is. */
  async function prepare(one: T, known: KnownItem | undefined): Promise<ImportedArticle | null> {
    const { type, oldId, itemId, title, address, isTrash, commentsOpen } = describe(one)
    const before = known?.hash && known.revision !== null && !known.undoneAt ? known : null
    if (isTrash && !before) {
      count.left++
      note(one, 'posts in the trash')
      return null
    }
    if (known?.undoneAt && !run.again) {
      count.undone++
      note(one, 'articles that were taken back before')
      return null
    }
    // An interrupted run wrote it already.
    if (run.isContinued && before?.runId === runId) {
      count[before.revision === 1 ? 'created' : 'updated']++
      await onArticle(one)
      return null
    }
    const result = await mapped(one)
    if (!result) {
      count.left++
      return null
    }
    const { article, submitted, losses } = result
    const hash = hashOf([article, commentsOpen])
    if (before?.hash === hash) {
      count.unchanged++
      await onArticle(one)
      return null
    }
    const archive: ImportedArticle['archive'] = {
      ...{ id: itemId, runId: runId || 1, system, site, type, oldId, hash },
      known: before ? { revision: before.revision!, state: before.state ?? '' } : null,
      ...{ submitted, commentsOpen, losses, title, address },
    }
    // Its language must be known before its words are read, and would be asked for once for each article.
    const content = { ...article.content, language: article.content.language || language }
    return { ...article, content, archive }
  }

  async function send(ready: Ready<T>[], batch: Batch): Promise<void> {
    if (run.isTrial) {
      for (const { one, losses } of ready) {
        for (const { kind, detail } of losses) note(one, kind, detail)
        count.created++
        await onArticle(one)
      }
      return
    }
    for (const [i, outcome] of (await executeBatch(db, batch)).entries()) {
      const { one } = ready[i]!
      if (outcome.ok) {
        count[outcome.output.outcome]++
        if (outcome.output.outcome === 'removed') noteRemoved(one)
        else if (outcome.output.outcome === 'kept')
          note(one, 'articles that the newsroom changed since, which stay as they are')
        else await onArticle(one)
      } else if (isUnavailable(outcome.error)) throw outcome.error
      else if (outcome.error instanceof CommandError && /removed for legal/.test(outcome.error.message)) {
        count.removed++
        noteRemoved(one)
      } else {
        count.refused++
        note(one, 'articles that were refused', outcome.error.message.replace(/^content\./, ''))
      }
    }
    await run.flush()
  }

  async function flush(): Promise<void> {
    const part = waiting
    waiting = []
    characters = 0
    if (part.length === 0) return
    const known = await knownItems({ db }, run, part.map(describe))
    const ready: Ready<T>[] = []
    const batch: Batch = emptyBatch(importArticle)
    for (const one of part) {
      const { type, oldId } = describe(one)
      // Let the running batch continue: its next statement needs this thread.
      await nextTurn()
      const article = await prepare(one, known.get(`${type}:${oldId}`))
      if (!article) continue
      ready.push({ one, losses: article.archive?.losses ?? [] })
      if (!run.isTrial) addToBatch(batch, actor, article)
    }
    await underWay
    underWay = ready.length === 0 ? Promise.resolve() : send(ready, batch)
    underWay.catch(() => {}) // The error is thrown where the promise is awaited, before the next batch.
  }

  return {
    count,
    async add(one) {
      waiting.push(one)
      characters += describe(one).size
      if (waiting.length >= batchSize || characters >= batchCharacters) await flush()
    },
    async end() {
      await flush()
      await underWay
    },
  }
}
