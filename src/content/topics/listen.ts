/** Keeps the topics current: an article is in the lists of its topics while it is public. */
import type { Work } from '../../kernel/command.ts'
import { type Listener, on } from '../../kernel/events.ts'
import { type ArticleInPublic, articleUnpublished, onPublicArticle } from '../articles/events.ts'
import { placeInTopics, wordsOf } from './place.ts'

const topicIds = (lists: string[]): number[] =>
  lists.flatMap((list) => (list.startsWith('topic:') ? [Number(list.slice('topic:'.length))] : []))

const place = (work: Work, { id, content, listsBefore }: ArticleInPublic): void =>
  work.defer(placeInTopics, {
    ...{ articleId: id, words: wordsOf(content), before: topicIds(listsBefore) },
    invalidate: work.invalidate,
  })

export const topicListeners: Listener[] = [
  ...onPublicArticle(place),
  on(articleUnpublished, (work, { id, listsBefore }) => {
    const before = topicIds(listsBefore)
    if (before.length > 0)
      work.defer(placeInTopics, { articleId: id, words: [], before, invalidate: work.invalidate })
  }),
]
