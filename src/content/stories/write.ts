/**
 * Stories (ملفات): running stories that group articles; the desk opens, pins, orders, closes and archives them.
 */
import { sql } from 'kysely'
import { z } from 'zod'
import { CommandError, command } from '../../kernel/command.ts'
import { id, line, moment, optionalId, requiredLine } from '../../kernel/fields.ts'
import { checkThere } from '../../kernel/references.ts'
import { checkVersion, expectedVersion } from '../../kernel/versions.ts'
import { survivorOf } from '../merged.ts'
import { may } from '../policies.ts'
import { removeThing } from '../remove-thing.ts'
import { freeSlug, keepSlug } from '../slugs.ts'
import { background, keyFacts } from './content.ts'

/**
 * Opens a story (no id) or edits one. Without a position, a new one goes to the end of the panel and an
 * existing one keeps its place. Without key facts or a background, an existing one keeps its own.
 */
export const saveStory = command({
  name: 'story.save',
  input: z.object({
    id: optionalId.default(null),
    uri: z.string().min(1).max(1_000).optional(),
    slug: line(120).default(''),
    name: requiredLine(160),
    summary: line(2_000).default(''),
    pinned: z.boolean().optional(),
    position: z.number().int().min(0).max(10_000).optional(),
    mediaId: optionalId.default(null),
    programmeId: optionalId.default(null),
    keyFacts: keyFacts.optional(),
    background: background.optional(),
    openedAt: moment.optional(),
    version: expectedVersion,
  }),
  may: may.runStories,
  async run(work, { id: storyId, uri, slug: wanted, version: expected, ...given }) {
    await checkVersion(work, 'story', storyId, expected)
    given.programmeId = await survivorOf(work.db, 'programme', given.programmeId)
    await checkThere(work, {
      mediaId: ['media', given.mediaId],
      programmeId: ['programmes', given.programmeId],
    })
    const { pinned, position, openedAt, keyFacts: facts, background: text, ...texts } = given
    const columns = {
      ...texts,
      ...(pinned === undefined ? {} : { pinned }),
      ...(position === undefined ? {} : { position }),
      ...(openedAt === undefined ? {} : { openedAt }),
    }
    const json = {
      ...(facts === undefined ? {} : { keyFacts: JSON.stringify(facts) }),
      ...(text === undefined ? {} : { background: JSON.stringify(text) }),
    }
    const last = sql<number>`(select coalesce(max(position), -1) + 1 from stories where state = 'open')`
    const slug = await freeSlug(work.db, 'story', wanted || columns.name, storyId)
    const before = storyId
      ? await work.db
          .selectFrom('stories')
          .selectAll()
          .where('id', '=', storyId)
          .forUpdate()
          .executeTakeFirst()
      : undefined
    if (storyId && !before) throw new CommandError('not-found', `There is no story ${storyId}.`)
    const row = storyId
      ? await work.db
          .updateTable('stories')
          .set({ slug, ...columns, ...json })
          .where('id', '=', storyId)
          .returning('id')
          .executeTakeFirstOrThrow()
      : await work.db
          .insertInto('stories')
          .values({ slug, pinned: false, position: last, ...columns, ...json, ...(uri ? { uri } : {}) })
          .returning('id')
          .executeTakeFirstOrThrow()
    await keepSlug(work, 'story', slug, row.id)
    const version = await work.revise('story', row.id, {
      ...{ slug, ...columns },
      ...(facts && { keyFacts: facts }),
      ...(text && { background: text }),
    })
    if (columns.mediaId) work.invalidate(`media:${columns.mediaId}`)
    if (before?.mediaId) work.invalidate(`media:${before.mediaId}`)
    // Articles show only a story's name and address; its position is shown by the panel.
    if (!before || before.name !== columns.name || before.slug !== slug)
      work.invalidate(`story:${row.id}`, `slug:story:${slug}`)
    work.invalidate('stories', `story-page:${row.id}`)
    work.about(`story:${row.id}`)
    return { id: row.id, slug, version }
  },
})

/** Closes, archives or reopens a story. Only open stories are in the panel. */
export const setStoryState = command({
  name: 'story.set-state',
  input: z.object({ id, state: z.enum(['open', 'closed', 'archived']), at: moment.optional() }),
  may: may.runStories,
  async run(work, { id: storyId, state, at }) {
    const closedAt = state === 'open' ? null : (at ?? work.now)
    const row = await work.db
      .updateTable('stories')
      .set({ state, closedAt })
      .where('id', '=', storyId)
      .returning(['id', 'slug', 'name', 'state'])
      .executeTakeFirst()
    if (!row) throw new CommandError('not-found', `There is no story ${storyId}.`)
    await work.revise('story', storyId, row)
    work.invalidate('stories', `story:${storyId}`, `story-page:${storyId}`)
    work.about(`story:${storyId}`)
  },
})

/**
 * Orders the stories of the panel; stories that are not named come last. `pinnedIds` are the pinned ones, and
 * no others.
 */
export const orderStories = command({
  name: 'story.order',
  input: z.object({
    ids: z.array(id).max(500),
    pinnedIds: z.array(id).max(500).optional(),
    version: expectedVersion,
  }),
  may: may.runStories,
  async run(work, { ids, pinnedIds, version: expected }) {
    await checkVersion(work, 'stories', 1, expected)
    for (const [position, storyId] of ids.entries()) {
      await work.db.updateTable('stories').set({ position }).where('id', '=', storyId).execute()
    }
    await work.db
      .updateTable('stories')
      .set({ position: ids.length + 1 })
      .where('id', 'not in', ids.length > 0 ? ids : [0])
      .execute()
    if (pinnedIds)
      await work.db
        .updateTable('stories')
        .set({ pinned: sql`id = any(${pinnedIds}::integer[])` })
        .where('state', '=', 'open')
        .execute()
    const version = await work.revise('stories', 1, { order: ids, ...(pinnedIds ? { pinnedIds } : {}) })
    work.invalidate('stories')
    work.about('stories')
    return { version }
  },
})

/** Deletes a story; refused while it groups an article or a live coverage: archive it instead. */
export const removeStory = command({
  name: 'story.remove',
  input: z.object({ id }),
  may: may.runStories,
  run: (work, { id: storyId }) =>
    removeThing(work, {
      ...{ kind: 'story', table: 'stories', id: storyId },
      cacheTags: ['stories', `story:${storyId}`, `story-page:${storyId}`, `list:story:${storyId}`],
    }),
})
