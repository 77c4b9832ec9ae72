/**
 * Imports an article from elsewhere: a wire, an archive, another Nashra. Its URI identifies it, its version
 * orders it.
 */
import { isDeepStrictEqual } from 'node:util'
import { sql } from 'kysely'
import { z } from 'zod'
import { bodyTerms } from '../../body/terms.ts'
import { batchLoad } from '../../kernel/batch-load.ts'
import { CommandError, command, type Work, type WriteRows } from '../../kernel/command.ts'
import { id, moment } from '../../kernel/fields.ts'
import { markWritten } from '../imports/items.ts'
import { writeLosses } from '../imports/runs.ts'
import { importSystems } from '../imports/tables.ts'
import { may } from '../policies.ts'
import { renameBannerOf } from '../publication/breaking-banner.ts'
import { inItsLanguage } from '../publication/language.ts'
import { hashOfUri } from '../removals.ts'
import { articleCacheTags } from './cache-tags.ts'
import { type ArticleContent, articleContent } from './content.ts'
import { type ArticleInPublic, articlePublished, articleUpdated } from './events.ts'
import { removeFromPublic } from './publish.ts'
import {
  checkReferences,
  contentColumns,
  listsOf,
  placeInPublic,
  placeNewInPublic,
  requireHeadline,
  revisionContent,
  simpleColumns,
  wordsText,
  workedOn,
} from './rows.ts'
import { checkRules } from './rules.ts'
import { compareWithKnown } from './source-version.ts'
import { stopRow } from './stop.ts'
import type { ArticleState } from './tables.ts'

const archived = z.object({
  /** The id that was reserved for it. */
  id,
  runId: id,
  system: z.enum(importSystems),
  ...{ site: z.string(), type: z.string(), oldId: z.string(), hash: z.string() },
  /** The revision and state that an earlier run wrote: only an article that is still the same is changed. */
  known: z.object({ revision: z.number().int(), state: z.string() }).nullable(),
  /** Whether its author had handed it in. */
  submitted: z.boolean().default(false),
  commentsOpen: z.boolean().default(true),
  losses: z.array(z.object({ kind: z.string(), detail: z.string() })).default([]),
  /** For the report: its title and its old address. */
  title: z.string().default(''),
  address: z.string().default(''),
})

const input = z.object({
  uri: z.string().min(1).max(1_000),
  /** The provider's version, compared as a number where it is one. */
  version: z.string().max(100).nullable(),
  versionCreated: moment.nullable(),
  /** Null when the item has no date: a known article keeps its own, a new one takes the date of its version. */
  publishedAt: moment.nullable(),
  /** Whether only the day of publication is known. */
  publishedDateOnly: z.boolean().default(false),
  state: z.enum(['published', 'draft', 'unpublished']),
  /**
   * Whether the item itself says that it is newer than the known article; the versions are not compared again
   * then.
   */
  isNewer: z.boolean().default(false),
  /** Whether the source withdrew an older version before it arrived, and this one is newer. */
  endsStop: z.boolean().default(false),
  corrections: z
    .array(z.object({ at: moment, note: z.string().min(1).max(1_000) }))
    .max(100)
    .default([]),
  content: articleContent,
  /** For an article of another program's archive: what it was there. */
  archive: archived.nullable().default(null),
})

export type ImportedArticle = z.input<typeof input>
type Given = z.output<typeof input>

/**
 * kept: the newsroom changed it since an earlier import, so it stays · unpublished: its source withdrew it · waiting: stored for the desk, because the desk had
 * unpublished or trashed it · removed: not stored, because it was removed for legal reasons
 */
export type ImportOutcome = {
  id: number
  outcome: 'created' | 'updated' | 'unchanged' | 'older' | 'unpublished' | 'waiting' | 'removed' | 'kept'
}

const dayMs = 86_400_000

interface NewArticle {
  uri: string
  /** Keyed by column name. */
  row: Record<string, unknown>
  lists: string[]
}

const columnName = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/**
 * Inserts all articles of a batch and their listings in one statement, since most of an archive is new. Returns
 * their ids, with null where the URI exists already.
 */
const insertArticle = batchLoad(async (db, all: NewArticle[]): Promise<(number | null)[]> => {
  const named = all.map(({ row }) =>
    Object.fromEntries(Object.entries(row).map(([name, value]) => [columnName(name), value])),
  )
  const columns = sql.join(Object.keys(named[0]!).map((name) => sql.ref(name)))
  const uris = all.map(({ uri }) => uri)
  const listed = all.flatMap(({ uri, lists }) => lists.map((list) => ({ uri, list })))
  const { rows } = await sql<{ id: number; uri: string }>`
    with removed as (
      select given.uri from unnest(${uris}::text[], ${uris.map(hashOfUri)}::text[]) as given (uri, hash)
      join removals on hashes @> array[given.hash]
    ), made as (
      insert into articles (${columns})
      select ${columns} from jsonb_populate_recordset(null::articles, ${JSON.stringify(named)}::jsonb)
        with ordinality as given
      where uri not in (select uri from articles where uri = any(${uris}::text[]))
        and uri not in (select uri from removed)
      order by ordinality
      on conflict (uri) do nothing
      returning id, uri, published_at
    ), listed as (
      insert into listings (list, published_at, article_id)
      select list, published_at, id from made
      join unnest(${listed.map(({ uri }) => uri)}::text[], ${listed.map(({ list }) => list)}::text[])
        as place (of_uri, list) on of_uri = uri
    )
    select id, uri from made`.execute(db)
  const ids = new Map(rows.map(({ id, uri }) => [uri, id]))
  return uris.map((uri, at) => (uris.indexOf(uri) === at ? (ids.get(uri) ?? null) : null))
})

function stateFor({ state, content }: Given, now: Date): ArticleState {
  const waits = content.embargoedUntil !== null && content.embargoedUntil > now
  return state === 'published' && waits ? 'scheduled' : state
}

/** The columns of an article's standing, when its current revision is this one. */
function standingColumns(given: Given, now: Date, publishedAt: Date, revision: number) {
  const { content, version, versionCreated } = given
  const state = stateFor(given, now)
  const isPublic = state === 'published'
  return {
    state,
    sourceVersion: version,
    latestRevision: revision,
    publishedRevision: isPublic ? revision : null,
    scheduledAt: state === 'scheduled' ? content.embargoedUntil : null,
    publishedAt: state === 'draft' || state === 'scheduled' ? null : publishedAt,
    unpublishedAt: state === 'unpublished' ? (versionCreated ?? now) : null,
    withdrawnBySource: state === 'unpublished',
  }
}

function checkPast(publishedAt: Date, now: Date): void {
  if (publishedAt.getTime() > now.getTime() + dayMs)
    throw new CommandError('invalid', `the publication date ${publishedAt.toISOString()} is in the future`)
}

/** The columns of a new article that an archive decides. */
const archiveColumns = ({ now }: Work, { archive, state }: Given) =>
  archive && {
    ...{ id: archive.id, commentsOpen: archive.commentsOpen },
    submittedAt: archive.submitted && state === 'draft' ? now : null,
  }

async function create(work: Work, given: Given): Promise<number | null> {
  const { uri, content, versionCreated, publishedDateOnly } = given
  const publishedAt = given.publishedAt ?? versionCreated ?? work.now
  checkPast(publishedAt, work.now)
  const columns = { ...simpleColumns(content), ...standingColumns(given, work.now, publishedAt, 1) }
  const isPublic = columns.state === 'published'
  const written = { body: content.body, fields: content.fields, words: wordsText(content) }
  const id = await insertArticle(work.db, {
    uri,
    row: {
      ...{ uri, ...columns, ...written, modifiedAt: versionCreated ?? publishedAt, publishedDateOnly },
      ...archiveColumns(work, given),
    },
    lists: isPublic ? listsOf(content) : [],
  })
  if (id === null) return null
  await work.revise('article', id, content, 1)
  if (isPublic) emitPublished(work, await placeNewInPublic(work, id, content, publishedAt), true)
  return id
}

const emitPublished = (work: Work, article: ArticleInPublic, first: boolean): void =>
  work.emit(
    articlePublished({
      ...{ ...article, at: article.publishedAt, first },
      ...{ origin: 'import', backdated: false, notifyFollowers: null },
    }),
  )

const lockByUri = (work: Work, uri: string) =>
  work.db
    .selectFrom('articles')
    .select(['id', 'state', 'latestRevision', 'sourceVersion', 'modifiedAt', 'publishedAt', 'trashedAt'])
    .select(['withdrawnBySource', 'publishedDateOnly', 'headline'])
    .where('uri', '=', uri)
    .forUpdate()
    .executeTakeFirst()
type Row = NonNullable<Awaited<ReturnType<typeof lockByUri>>>

async function isSameContent(work: Work, row: Row, content: ArticleContent): Promise<boolean> {
  const kept = articleContent.safeParse(await revisionContent(work.db, row))
  return kept.success && isDeepStrictEqual(kept.data, content)
}

/**
 * An article that the desk unpublished becomes public only when the desk publishes it: the newer text waits
 * there.
 */
async function keepForDesk(work: Work, row: Row, given: Given): Promise<void> {
  const { content, version, versionCreated } = given
  const revision = row.latestRevision + 1
  await work.revise('article', row.id, content, revision)
  await work.db
    .updateTable('articles')
    .set({ ...contentColumns(content), ...workedOn(work, content), latestRevision: revision })
    .set({ publishedRevision: null, sourceVersion: version })
    .set(versionCreated ? { modifiedAt: versionCreated } : {})
    .set(
      row.trashedAt
        ? {}
        : { submittedAt: work.now, submittedBy: null, returnedAt: null, deskNote: '', deskNoteBy: '' },
    )
    .where('id', '=', row.id)
    .execute()
  work.invalidate(`article:${row.id}`, `draft:${row.id}`)
}

/** Whether nobody changed an article since an archive wrote it; a scheduled one may be public by now. */
function isAsWritten(row: Row, { archive }: Given): boolean {
  if (!archive?.known || row.trashedAt) return archive === null
  const { revision, state } = archive.known
  const isSameState = row.state === state || (state === 'scheduled' && row.state === 'published')
  return (
    row.latestRevision === revision && isSameState && (row.state !== 'unpublished' || row.withdrawnBySource)
  )
}

async function update(work: Work, row: Row, given: Given): Promise<ImportOutcome['outcome']> {
  const { content, versionCreated } = given
  if (row.state !== 'removed' && !isAsWritten(row, given)) return 'kept'
  const status = given.isNewer ? 'newer' : compareWithKnown(row, given.version, versionCreated)
  if (row.state === 'removed') return 'removed'
  if (
    given.state === 'unpublished' ||
    (given.state === 'draft' && (row.state === 'published' || row.state === 'unpublished'))
  ) {
    const { uri, version } = given
    return stopped(
      await stopRow(work, row, { uri, version, versionCreated, held: given.state === 'draft', reason: '' }),
    )
  }
  if (status === 'undated') {
    if (row.state === 'unpublished' || (await isSameContent(work, row, content))) return 'unchanged'
  } else if (status !== 'newer') return status
  if (row.trashedAt || (row.state === 'unpublished' && !row.withdrawnBySource)) {
    await keepForDesk(work, row, given)
    return 'waiting'
  }
  const publishedAt = given.publishedAt ?? row.publishedAt ?? versionCreated ?? work.now
  checkPast(publishedAt, work.now)
  const standing = standingColumns(given, work.now, publishedAt, row.latestRevision + 1)
  await work.db
    .updateTable('articles')
    .set({ ...contentColumns(content), ...standing })
    .set({ modifiedAt: versionCreated ?? work.now, unpublishedReason: null })
    .set(given.publishedAt ? { publishedDateOnly: given.publishedDateOnly } : {})
    .where('id', '=', row.id)
    .execute()
  await work.revise('article', row.id, content, row.latestRevision + 1)
  if (standing.state === 'published') {
    await renameBannerOf(work, row.id, row.headline, content.headline)
    const article = await placeInPublic(work, row.id, content, publishedAt)
    if (row.state === 'published') work.emit(articleUpdated(article))
    else emitPublished(work, article, row.publishedAt === null)
  } else if (row.state === 'published') await removeFromPublic(work, row.id)
  return 'updated'
}

const writeCorrections: WriteRows<{ articleId: number; at: Date; note: string }> = async (db, rows) =>
  void (await db.insertInto('corrections').values(rows).execute())

/** Notes what was written, and what it lost, in the same transaction. */
function recordArchived(work: Work, { archive }: Given, revision: number, state: ArticleState): void {
  const { system, site, type, oldId, runId, hash, losses, title, address } = archive!
  work.defer(markWritten, { system, site, type, oldId, runId, hash, revision, state })
  for (const loss of losses) work.defer(writeLosses, { ...loss, type, oldId, title, address, runId })
}

const stopped = (outcome: Awaited<ReturnType<typeof stopRow>>): ImportOutcome['outcome'] =>
  outcome === 'noted' ? 'unchanged' : outcome

export const importArticle = command({
  name: 'article.import',
  input,
  may: may.publish,
  prepare({ content }) {
    bodyTerms(content.body, content.language)
  },
  async run(work: Work, brought): Promise<ImportOutcome> {
    const given = { ...brought, content: await inItsLanguage(work.db, brought.content) }
    const { uri, content, corrections } = given
    requireHeadline(content)
    await checkReferences(work.db, content)
    if (given.state === 'published')
      await checkRules(work, { id: null, content, at: given.publishedAt ?? work.now })
    const made = await create(work, given)
    let id = made
    if (id === null) {
      const row = await lockByUri(work, uri)
      if (!row)
        throw new CommandError(
          'conflict',
          'This item was removed for legal reasons; it cannot be brought again.',
        )
      id = row.id
      const outcome = await update(work, row, given)
      if (outcome === 'unpublished' && given.archive)
        recordArchived(work, given, row.latestRevision, row.state === 'published' ? 'unpublished' : row.state)
      if (outcome !== 'updated') return { id, outcome }
      if (given.archive) recordArchived(work, given, row.latestRevision + 1, stateFor(given, work.now))
    } else if (given.archive) recordArchived(work, given, 1, stateFor(given, work.now))
    if (given.endsStop) await work.db.deleteFrom('stoppedItems').where('uri', '=', uri).execute()
    if (corrections.length > 0 && made === null)
      await work.db.deleteFrom('corrections').where('articleId', '=', id).execute()
    for (const correction of corrections) work.defer(writeCorrections, { articleId: id, ...correction })
    if (stateFor(given, work.now) === 'scheduled' && content.embargoedUntil) {
      await work.db
        .insertInto('timers')
        .values({ key: `publish:${id}`, dueAt: content.embargoedUntil })
        .onConflict((oc) => oc.column('key').doUpdateSet({ dueAt: content.embargoedUntil! }))
        .execute()
    }
    work.invalidate(articleCacheTags(id))
    work.about(`article:${id}`)
    return { id, outcome: made === null ? 'updated' : 'created' }
  },
})
