/** Writes the posts of an export as articles, in batches: one is mapped while the one before is written. */
import { type ImportedArticle, type ImportOutcome, importArticle } from '../../../content/articles/import.ts'
import { type KnownItem, knownItems } from '../../../content/imports/items.ts'
import { CommandError } from '../../../kernel/command.ts'
import { executeBatch, type PreparedBatch, prepareBatch } from '../../../kernel/run.ts'
import { isUnavailable } from '../../../platform/database.ts'
import type { ArchiveRun } from '../../archive/run.ts'
import type { WxrPost } from '../items.ts'
import { plainWords } from '../values.ts'
import { hashOf, type MappedPost, mapPost, type PostContext } from './article.ts'
import type { PostHead } from './heads.ts'

const batchSize = 100
const batchCharacters = 8 * 1024 * 1024

export type Count = Record<ImportOutcome['outcome'] | 'left' | 'refused' | 'undone', number>

export interface ArticleWriter {
  add(post: WxrPost, head: PostHead): Promise<void>
  end(): Promise<void>
  count: Count
}

interface Waiting {
  post: WxrPost
  head: PostHead
}

interface Ready extends Waiting {
  article: ImportedArticle
  mapped: MappedPost
}

type Batch = PreparedBatch<typeof importArticle.input, ImportOutcome>

export interface WriterOptions {
  context: PostContext
  /** Keeps media of the old site that texts name and the export does not list; true when some were kept. */
  findMedia(addresses: string[]): Promise<boolean>
  /** Called for posts whose article is here, new or as before. */
  onArticle(post: WxrPost, head: PostHead): Promise<void>
}

export function openArticleWriter(run: ArchiveRun, options: WriterOptions): ArticleWriter {
  const { context, findMedia, onArticle } = options
  const { db, actor, system, site, runId } = run
  const count: Count = {
    ...{ created: 0, updated: 0, unchanged: 0, older: 0, unpublished: 0, waiting: 0, removed: 0, kept: 0 },
    ...{ left: 0, refused: 0, undone: 0 },
  }
  let waiting: Waiting[] = []
  let characters = 0
  let underWay: Promise<void> = Promise.resolve()

  const noteOf = ({ post, head }: Waiting, kind: string, detail = '') =>
    run.note({
      ...{ kind, detail, type: post.type, oldId: head.oldId },
      ...{ title: plainWords(post.title), address: post.link },
    })

  async function mapped(one: Waiting): Promise<MappedPost | null> {
    const first = mapPost(one.post, one.head, context)
    if (!first || first.missing.length === 0 || !(await findMedia(first.missing))) return first
    return mapPost(one.post, one.head, context)
  }

  /** The article to write; null for what stays as it is. */
  async function prepare(one: Waiting, known: KnownItem | undefined): Promise<Ready | null> {
    const { post, head } = one
    if (known?.undoneAt && !run.again) {
      count.undone++
      noteOf(one, 'articles that were taken back before')
      return null
    }
    const before = known?.hash && known.revision !== null && !known.undoneAt ? known : null
    if (post.status === 'trash' && !before) {
      count.left++
      noteOf(one, 'posts in the trash')
      return null
    }
    // An interrupted run wrote it already.
    if (run.isContinued && before?.runId === runId && runId > 0) {
      count[before.revision === 1 ? 'created' : 'updated']++
      await onArticle(post, head)
      return null
    }
    const result = await mapped(one)
    if (!result) {
      count.left++
      return null
    }
    const { article, decided, losses } = result
    if (head.role === 'page')
      losses.push({
        kind: 'pages that are not public, which are drafts of articles here',
        detail: post.status,
      })
    const hash = hashOf([article, post.commentsOpen])
    if (before?.hash === hash) {
      count.unchanged++
      await onArticle(post, head)
      return null
    }
    const archive: ImportedArticle['archive'] = {
      ...{ id: head.itemId, runId: runId || 1, system, site, type: post.type, oldId: head.oldId, hash },
      known: before ? { revision: before.revision!, state: before.state ?? '' } : null,
      ...{ submitted: decided.submitted, commentsOpen: post.commentsOpen, losses },
      ...{ title: plainWords(post.title), address: post.link },
    }
    return { ...one, mapped: result, article: { ...article, archive } }
  }

  async function send(ready: Ready[], batch: Batch): Promise<void> {
    if (run.isTrial) {
      for (const one of ready) {
        for (const { kind, detail } of one.mapped.losses) noteOf(one, kind, detail)
        count.created++
        await onArticle(one.post, one.head)
      }
      return
    }
    const outcomes = await executeBatch(db, batch)
    for (const [i, outcome] of outcomes.entries()) {
      const one = ready[i]!
      if (outcome.ok) {
        count[outcome.output.outcome]++
        if (outcome.output.outcome === 'kept')
          noteOf(one, 'articles that the newsroom changed since, which stay as they are')
        else await onArticle(one.post, one.head)
      } else if (isUnavailable(outcome.error)) throw outcome.error
      else if (
        outcome.error instanceof CommandError &&
        /removed for legal reasons/.test(outcome.error.message)
      ) {
        count.removed++
        noteOf(one, 'articles that were removed here for legal reasons')
      } else {
        count.refused++
        noteOf(one, 'articles that were refused', outcome.error.message.replace(/^content\./, ''))
      }
    }
    await run.flush()
  }

  async function flush(): Promise<void> {
    const part = waiting
    waiting = []
    characters = 0
    if (part.length === 0) return
    const wanted = part.map(({ post, head }) => ({ type: post.type, oldId: head.oldId }))
    const known = await knownItems({ db }, run, wanted)
    const ready: Ready[] = []
    for (const one of part) {
      const article = await prepare(one, known.get(`${one.post.type}:${one.head.oldId}`))
      if (article) ready.push(article)
    }
    const batch = prepareBatch(
      actor,
      importArticle,
      ready.map(({ article }) => article),
    )
    await underWay
    underWay = ready.length === 0 ? Promise.resolve() : send(ready, batch)
    underWay.catch(() => {}) // The error is thrown where the promise is awaited, before the next batch.
  }

  return {
    count,
    async add(post, head) {
      waiting.push({ post, head })
      characters += post.content.length
      if (waiting.length >= batchSize || characters >= batchCharacters) await flush()
    },
    async end() {
      await flush()
      await underWay
    },
  }
}
