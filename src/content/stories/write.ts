/** Stories (ملفات): running stories that group articles; opened, pinned, ordered, closed and archived by the desk. */
import { z } from 'zod'
import { may } from '../actor.ts'
import { CommandError, command } from '../command.ts'
import { id, line, moment, optionalId, requiredLine } from '../fields.ts'
import { freeSlug, keepSlug } from '../slugs.ts'

/** Opens a story (no id) or edits one. */
export const saveStory = command({
  name: 'story.save',
  input: z.object({
    id: optionalId.default(null),
    uri: z.string().min(1).max(1_000).optional(),
    slug: line(120).default(''),
    name: requiredLine(160),
    summary: line(2_000).default(''),
    pinned: z.boolean().default(false),
    position: z.number().int().min(0).max(10_000).default(0),
    mediaId: optionalId.default(null),
    programmeId: optionalId.default(null),
    openedAt: moment.optional(),
  }),
  may: may.runStories,
  async run(work, { id: storyId, uri, slug: wanted, ...columns }) {
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
          .values({ slug, ...columns, ...(uri ? { uri } : {}) })
          .returning('id')
          .executeTakeFirstOrThrow()
    await keepSlug(work.db, 'story', slug, row.id)
    await work.revise('story', row.id, { slug, ...columns })
    if (columns.mediaId) work.touch(`media:${columns.mediaId}`)
    if (before?.mediaId) work.touch(`media:${before.mediaId}`)
    // Articles show a story's name and address alone: its place in the panel is the panel's.
    if (!before || before.name !== columns.name || before.slug !== slug)
      work.touch(`story:${row.id}`, `slug:story:${slug}`)
    work.touch('stories', `story-page:${row.id}`)
    work.about(`story:${row.id}`)
    return { id: row.id, slug }
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

/** Puts the panel's stories into this order; those not named come after. */
export const orderStories = command({
  name: 'story.order',
  input: z.object({ ids: z.array(id).max(500) }),
  may: may.runStories,
  async run(work, { ids }) {
    for (const [position, storyId] of ids.entries()) {
      await work.db.updateTable('stories').set({ position }).where('id', '=', storyId).execute()
    }
    await work.db
      .updateTable('stories')
      .set({ position: ids.length + 1 })
      .where('id', 'not in', ids.length > 0 ? ids : [0])
      .execute()
    await work.revise('stories', 1, { order: ids })
    work.touch('stories')
    work.about('stories')
  },
})
