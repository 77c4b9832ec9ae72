/**
 * A new article that the server does not know yet: the first letter creates it, and an empty one leaves
 * nothing behind.
 */
import { useState } from 'react'
import type { Content, WorkingArticle } from '../drafts/article.ts'
import type { Begin } from '../drafts/use-saving.ts'
import { useMe } from '../session/me.ts'
import { useFormatters } from '../ui/formatters.ts'
import { Writing } from './writing.tsx'

export function NewArticle({ begin }: { begin: Begin }) {
  const { staff, author } = useMe()
  const { publication } = useFormatters()
  const [article] = useState(() => blankArticle(publication.language, staff, author?.id ?? null))
  return <Writing article={article} begin={begin} />
}

function blankArticle(
  language: string,
  { id, name }: { id: number; name: string },
  author: number | null,
): WorkingArticle {
  const authorIds = author === null ? [] : [author]
  const content: Content = {
    ...{
      kind: 'news',
      moduleKind: null,
      headline: '',
      standfirst: '',
      body: { type: 'doc', content: [] },
      slug: '',
      language,
    },
    ...{ dateline: '', sectionId: null, agencyId: null, programmeId: null, episodeNumber: null },
    ...{
      mediaId: null,
      videoId: null,
      audioId: null,
      galleryIds: [],
      authorIds,
      storyIds: [],
      relatedIds: [],
    },
    ...{ kicker: '', frontHeadline: '', shareHeadline: '', shareMediaId: null },
    ...{ searchTitle: '', searchDescription: '', canonicalUrl: '', noindex: false },
    ...{ secondarySectionIds: [], label: null, sponsor: '' },
    ...{ keywords: [], places: [], urgency: 5, breaking: false, embargoedUntil: null, fields: {} },
  }
  const now = new Date().toISOString()
  return {
    ...{ id: 0, state: 'draft', revision: 0, publishedRevision: null, content },
    ...{ address: null, shortUrl: null },
    ...{ createdBy: { id, name }, createdAt: now, updatedAt: now, updatedBy: name, wordCount: 0 },
    ...{
      publishedAt: null,
      modifiedAt: null,
      scheduledAt: null,
      unpublishedAt: null,
      unpublishedReason: null,
    },
    ...{
      submittedAt: null,
      deskNote: '',
      deskNoteBy: '',
      returnedAt: null,
      trashedAt: null,
      commentsOpen: true,
      corrections: [],
      present: [],
      altIds: [],
    },
  }
}
