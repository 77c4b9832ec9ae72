/** Stories as the screens see them. */
import type { Thumbnail } from '../parts/thumb.tsx'

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

export interface StoryList {
  items: DeskStory[]
  after: string | null
  version: number
}

/** The pinned ones stay in front of the others, each part in its order. */
export const pinnedFirst = (stories: DeskStory[]): DeskStory[] => [
  ...stories.filter(({ pinned }) => pinned),
  ...stories.filter(({ pinned }) => !pinned),
]
