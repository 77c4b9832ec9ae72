/** The types of stories on screens. */
import type { BodyDocument } from '../../body/document.ts'
import type { Inline } from '../../body/inline.ts'
import type { Thumbnail } from '../ui/thumb.tsx'

export type StoryState = 'open' | 'closed' | 'archived'

export interface DeskStory {
  id: number
  slug: string
  name: string
  summary: string
  state: StoryState
  pinned: boolean
  closedAt: string | null
  mediaId: number | null
  programmeId: number | null
  picture: Thumbnail | null
  articles: number
}

/** A story as its screen edits it. */
export interface LoadedStory extends DeskStory {
  keyFacts: { text: Inline[]; asOf: string | null }[]
  background: BodyDocument
  version: number
}

export interface StoryList {
  items: DeskStory[]
  after: string | null
  version: number
}

/** Pinned stories first, each group in its own order. */
export const pinnedFirst = (stories: DeskStory[]): DeskStory[] => [
  ...stories.filter(({ pinned }) => pinned),
  ...stories.filter(({ pinned }) => !pinned),
]
