/** The topics that the articles of a story have most often. */
import { sql } from 'kysely'
import type { ReadContext } from '../../kernel/read-context.ts'
import { topicForm } from '../../language/topic-form.ts'
import { backfillCacheTag, topicCacheTag } from './cache-tags.ts'
import type { TopicKind } from './kinds.ts'

export interface FrequentTopic {
  id: number
  slug: string
  name: string
  kind: TopicKind
  description: string
}

/** Only the newest articles of a story are counted. */
const maxArticles = 100
const maxTopics = 12

/**
 * The most frequent topics of a story's newest articles, without the topic that is named like the story. Depends on
 * every topic that it counts, because a merger or another name may change the order.
 */
export async function topicsOfStory(
  { db, dependOn }: ReadContext,
  storyId: number,
): Promise<FrequentTopic[]> {
  dependOn(`list:story:${storyId}`, `story:${storyId}`, backfillCacheTag)
  const newest = await db
    .selectFrom('listings')
    .select('articleId')
    .where('list', '=', `story:${storyId}`)
    .orderBy('publishedAt', 'desc')
    .orderBy('articleId', 'desc')
    .limit(maxArticles)
    .execute()
  const ids = newest.map(({ articleId }) => articleId)
  if (ids.length === 0) return []
  dependOn(...ids.map((id) => `article:${id}`))
  const story = await db.selectFrom('stories').select('name').where('id', '=', storyId).executeTakeFirst()
  const { rows } = await sql<FrequentTopic & { isStory: boolean }>`
    select t.id, t.slug, t.name, t.kind, t.description,
      exists (select from topic_spellings s where s.topic_id = t.id and s.form = ${topicForm(story?.name ?? '')})
        as "isStory"
    from listings l
    join topics t on t.id = case when l.list like 'topic:%' then substring(l.list from 7)::integer end
    where l.article_id = any(${ids}::integer[])
    group by t.id order by count(*) desc, t.id`.execute(db)
  dependOn(...rows.map(({ id }) => topicCacheTag(id)))
  return rows
    .filter(({ isStory }) => !isStory)
    .slice(0, maxTopics)
    .map(({ isStory: _, ...topic }) => topic)
}
