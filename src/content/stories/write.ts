/** Stories (ملفات): running stories that group articles; opened, pinned, ordered, closed and archived by the desk. */
import { sql } from 'kysely'
import { z } from 'zod'
import { may } from '../actor.ts'
import { CommandError, command } from '../command.ts'
import { id, line, moment, optionalId, requiredLine } from '../fields.ts'
import { checkThere } from '../references.ts'
import { removeThing } from '../removal.ts'
import { freeSlug, keepSlug } from '../slugs.ts'
import { checkVersion, seenVersion } from '../versions.ts'

/** Opens a story (no id), at the end of the panel where no position is given, or edits one, which keeps its place. */
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
    openedAt: moment.optional(),
    version: seenVersion,
  }),
  may: may.runStories,
  async run(work, { id: storyId, uri, slug: wanted, version: seen, ...given }) {
    await checkVersion(work, 'story', storyId, seen)
    await checkThere(work, {
      mediaId: ['media', given.mediaId],
      programmeId: ['programmes', given.programmeId],
    })
    const { pinned, position, openedAt, ...texts } = given
    const columns = {
      ...texts,
      ...(pinned === undefined ? {} : { pinned }),
      ...(position === undefined ? {} : { position }),
      ...(openedAt === undefined ? {} : { openedAt }),
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
          .set({ slug, ...columns })
          .where('id', '=', storyId)
          .returning('id')
          .executeTakeFirstOrThrow()
      : await work.db
          .insertInto('stories')
          .values({ slug, pinned: false, position: last, ...columns, ...(uri ? { uri } : {}) })
          .returning('id')
          .executeTakeFirstOrThrow()
    await keepSlug(work.db, 'story', slug, row.id)
    const version = await work.revise('story', row.id, { slug, ...columns })
    if (columns.mediaId) work.touch(`media:${columns.mediaId}`)
    if (before?.mediaId) work.touch(`media:${before.mediaId}`)
    // Articles show a story's name and address alone: its place in the panel is the panel's.
    if (!before || before.name !== columns.name || before.slug !== slug)
      work.touch(`story:${row.id}`, `slug:story:${slug}`)
    work.touch('stories', `story-page:${row.id}`)
    work.about(`story:${row.id}`)
    return { id: row.id, slug, version }
  },
})

/** Closes, archives or reopens a story. Only open stories stand in the panel. */
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
    work.touch('stories', `story:${storyId}`, `story-page:${storyId}`)
    work.about(`story:${storyId}`)
  },
})

/** Puts the panel's stories into this order; those not named come after. `pinnedIds` says which are pinned, and no others. */
export const orderStories = command({
  name: 'story.order',
  input: z.object({
    ids: z.array(id).max(500),
    pinnedIds: z.array(id).max(500).optional(),
    version: seenVersion,
  }),
  may: may.runStories,
  async run(work, { ids, pinnedIds, version: seen }) {
    await checkVersion(work, 'stories', 1, seen)
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
    work.touch('stories')
    work.about('stories')
    return { version }
  },
})

/** A story that groups no article and no live coverage can go; one that does is archived. */
export const removeStory = command({
  name: 'story.remove',
  input: z.object({ id }),
  may: may.runStories,
  run: (work, { id: storyId }) =>
    removeThing(work, {
      ...{ kind: 'story', table: 'stories', id: storyId },
      unless: [
        {
          sentence: 'Articles stand in this story. Archive it instead.',
          when: sql`select 1 from article_stories where story_id = ${storyId}`,
        },
        {
          sentence: 'Live coverages belong to this story. Archive it instead.',
          when: sql`select 1 from coverage_stories where story_id = ${storyId}`,
        },
      ],
      topics: ['stories', `story:${storyId}`, `story-page:${storyId}`, `list:story:${storyId}`],
    }),
})
