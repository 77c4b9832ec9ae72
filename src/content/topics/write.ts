/** Topics: editors describe, rename, merge and delete them. Publishing an article creates those that it needs. */
import { sql } from 'kysely'
import { z } from 'zod'
import { CommandError, command, type Work } from '../../kernel/command.ts'
import { id, line, optionalId, requiredLine } from '../../kernel/fields.ts'
import { checkThere, fieldError } from '../../kernel/references.ts'
import { checkVersion, expectedVersion } from '../../kernel/versions.ts'
import { topicForm } from '../../language/topic-form.ts'
import { may } from '../policies.ts'
import { dropFormerSlugs, moveRedirects } from '../redirects/write.ts'
import { freeSlug, keepSlug } from '../slugs.ts'
import { InUse, refuseArranged } from '../uses.ts'
import { slugCacheTag, spellingCacheTag, topicCacheTag, topicList, topicsCacheTag } from './cache-tags.ts'
import { topicKinds } from './kinds.ts'
import { lockCreation } from './place.ts'

/** Creates a topic (no id) or edits one. Its former name stays a spelling of it, and its former address redirects. */
export const saveTopic = command({
  name: 'topic.save',
  input: z.object({
    id: optionalId.default(null),
    uri: z.string().min(1).max(1_000).optional(),
    slug: line(120).default(''),
    name: requiredLine(120),
    kind: z.enum(topicKinds).default('keyword'),
    description: line(2_000).default(''),
    mediaId: optionalId.default(null),
    version: expectedVersion,
  }),
  may: may.publish,
  async run(work, { id: topicId, uri, slug: wanted, version: expected, ...columns }) {
    const { db } = work
    await checkVersion(work, 'topic', topicId, expected)
    await checkThere(work, { mediaId: ['media', columns.mediaId] })
    const form = topicForm(columns.name)
    await lockCreation(db)
    await checkForm(work, topicId, form)
    const before = topicId === null ? null : await lockTopic(work, topicId, 'edit')
    const slug = await freeSlug(db, 'topic', wanted || columns.name, topicId)
    const written = { slug, ...columns, edited: true, ...(uri ? { uri } : {}) }
    const row =
      topicId === null
        ? await db.insertInto('topics').values(written).returning('id').executeTakeFirstOrThrow()
        : await db
            .updateTable('topics')
            .set(written)
            .where('id', '=', topicId)
            .returning('id')
            .executeTakeFirstOrThrow()
    await keepSlug(work, 'topic', slug, row.id)
    await db
      .insertInto('topicSpellings')
      .values({ form, spelling: columns.name, topicId: row.id })
      .onConflict((oc) => oc.column('form').doUpdateSet({ spelling: columns.name }))
      .execute()
    const version = await work.revise('topic', row.id, { slug, ...columns })
    for (const mediaId of [columns.mediaId, before?.mediaId]) if (mediaId) work.invalidate(`media:${mediaId}`)
    if (before?.name !== columns.name || before.slug !== slug)
      work.invalidate((await formsOf(work, row.id)).map(spellingCacheTag))
    work.invalidate(topicsCacheTag, topicCacheTag(row.id), slugCacheTag(slug))
    work.about(`topic:${row.id}`)
    return { id: row.id, slug, version }
  },
})

/** Refuses a name without a word, and a spelling of another topic, because the two topics can be merged. */
async function checkForm({ db }: Work, topicId: number | null, form: string): Promise<void> {
  if (form === '') throw fieldError(['name'], 'no-word', 'name: has no word.')
  const other = await db
    .selectFrom('topicSpellings')
    .select('topicId')
    .where('form', '=', form)
    .executeTakeFirst()
  if (other && other.topicId !== topicId)
    throw fieldError(['name'], 'taken', `name: topic ${other.topicId} is spelled like this; merge the two.`)
}

/** Publications that use a topic wait for its deletion, and not for an edit. */
async function lockTopic({ db }: Work, topicId: number, purpose: 'edit' | 'delete') {
  const query = db.selectFrom('topics').selectAll().where('id', '=', topicId)
  const row = await (purpose === 'edit' ? query.forNoKeyUpdate() : query.forUpdate()).executeTakeFirst()
  if (!row) throw new CommandError('not-found', `There is no topic ${topicId}.`)
  return row
}

async function formsOf({ db }: Work, topicId: number): Promise<string[]> {
  const rows = await db.selectFrom('topicSpellings').select('form').where('topicId', '=', topicId).execute()
  return rows.map(({ form }) => form)
}

const maxUses = 50

/** Deletes a topic; refused while public articles have it, which would create it again: merge it instead. */
export const removeTopic = command({
  name: 'topic.remove',
  input: z.object({ id }),
  may: may.publish,
  async run(work, { id: topicId }) {
    const { db } = work
    await lockTopic(work, topicId, 'delete')
    const articles = await db
      .selectFrom('listings as l')
      .innerJoin('articles as a', 'a.id', 'l.articleId')
      .select(['a.id', 'a.headline as name', 'a.state'])
      .where('l.list', '=', topicList(topicId))
      .orderBy('l.publishedAt', 'desc')
      .orderBy('l.articleId', 'desc')
      .limit(maxUses + 1)
      .execute()
    const uses = articles.slice(0, maxUses).map((one) => ({
      ...{ ...one, kind: 'article' as const, coverageId: null },
    }))
    if (uses.length > 0)
      throw new InUse(`Public articles, such as article ${uses[0]!.id}, have the topic ${topicId}.`, {
        ...{ uses, more: articles.length > maxUses },
      })
    await refuseArranged(work, 'topic', topicId)
    await forget(work, topicId, { removed: true })
  },
})

/** Deletes a topic with the addresses and spellings that it still has. */
async function forget(work: Work, topicId: number, revision: object): Promise<void> {
  const { db } = work
  work.invalidate((await formsOf(work, topicId)).map(spellingCacheTag))
  const slugs = await db
    .deleteFrom('slugs')
    .where('kind', '=', 'topic')
    .where('refId', '=', topicId)
    .returning('slug')
    .execute()
  await dropFormerSlugs(work, 'topic', topicId)
  await db.deleteFrom('demoRows').where('kind', '=', 'topics').where('refId', '=', topicId).execute()
  const row = await db.deleteFrom('topics').where('id', '=', topicId).returning('mediaId').executeTakeFirst()
  if (row?.mediaId) work.invalidate(`media:${row.mediaId}`)
  await work.revise('topic', topicId, revision)
  work.invalidate(
    ...[topicsCacheTag, topicCacheTag(topicId)],
    slugs.map(({ slug }) => slugCacheTag(slug)),
  )
  work.about(`topic:${topicId}`)
}

/** Merges `id` into `into`: its spellings, articles and addresses lead there. */
export const mergeTopics = command({
  name: 'topic.merge',
  input: z.object({ id, into: id }),
  may: may.publish,
  async run(work, { id: from, into }) {
    const { db } = work
    if (from === into) throw new CommandError('invalid', `into: ${into} is the same topic.`)
    // In one order, so that two merges do not wait for each other.
    for (const one of [from, into].sort((a, b) => a - b)) await lockTopic(work, one, 'delete')
    const [old, fresh] = [topicList(from), topicList(into)]
    await sql`delete from listings x where x.list = ${old} and exists (
      select from listings y where y.list = ${fresh} and y.article_id = x.article_id)`.execute(db)
    await db.updateTable('listings').set({ list: fresh }).where('list', '=', old).execute()
    await db.updateTable('topicSpellings').set({ topicId: into }).where('topicId', '=', from).execute()
    await db.updateTable('topics').set({ edited: true }).where('id', '=', into).execute()
    const slugs = await db
      .updateTable('slugs')
      .set({ refId: into })
      .where('kind', '=', 'topic')
      .where('refId', '=', from)
      .returning('slug')
      .execute()
    await moveRedirects(work, 'topic', from, into)
    await forget(work, from, { removed: true, mergedInto: into })
    work.invalidate(
      ...[topicCacheTag(into), `list:${old}`, `list:${fresh}`],
      (await formsOf(work, into)).map(spellingCacheTag),
      slugs.map(({ slug }) => slugCacheTag(slug)),
    )
    work.about(`topic:${into}`)
  },
})
