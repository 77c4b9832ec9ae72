/** Events in the public life of an article. Listeners run in the transaction of the command. */
import type { Work } from '../../kernel/command.ts'
import { defineEvent, type Listener, on } from '../../kernel/events.ts'
import type { ArticleContent } from './content.ts'

/** The public article and the lists it is in now and was in before. */
export interface ArticleInPublic {
  id: number
  content: ArticleContent
  publishedAt: Date
  lists: string[]
  listsBefore: string[]
}

/** Emitted when an article becomes public, for the first time or again. */
export const articlePublished = defineEvent<
  ArticleInPublic & {
    /** The time of this publication; `publishedAt` is earlier when an article is published again. */
    at: Date
    /** Whether the article was never public before. */
    first: boolean
    origin: 'newsroom' | 'import'
    /** Whether it was published now with a past date, because it appeared elsewhere before. */
    backdated: boolean
    /** The editor's choice; null when the editor chose nothing. */
    notifyFollowers: boolean | null
  }
>('article.published')

/** Emitted when the content of a public article is replaced by a newer version from its source. */
export const articleUpdated = defineEvent<ArticleInPublic>('article.updated')

/** Emitted when the content of a public article changes with a correction that readers see. */
export const articleCorrected = defineEvent<ArticleInPublic & { note: string }>('article.corrected')

/** Listens to every change that makes an article public or changes a public one. */
export const onPublicArticle = (
  run: (work: Work, article: ArticleInPublic) => Promise<void> | void,
): Listener[] => [on(articlePublished, run), on(articleUpdated, run), on(articleCorrected, run)]

/** Emitted when an article is no longer public. */
export const articleUnpublished = defineEvent<{ id: number; listsBefore: string[] }>('article.unpublished')

/** Emitted on a removal for legal reasons, after `article.unpublished` if the article was public. */
export const articleRemoved = defineEvent<{ id: number }>('article.removed')

/** Emitted when an article is scheduled for publication at `at`. */
export const articleScheduled = defineEvent<{ id: number; at: Date }>('article.scheduled')
