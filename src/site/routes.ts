/** The pages of the public site. */
import { appRoutes } from './pages/app.ts'
import { archiveRoute } from './pages/archive.tsx'
import { articleRoute } from './pages/article.tsx'
import { authorRoute } from './pages/author.tsx'
import { commentsRoute } from './pages/comments.tsx'
import { coverageRoute } from './pages/coverage.tsx'
import { coverageEntryRoute } from './pages/coverage-entry.tsx'
import { coverageKeysRoute } from './pages/coverage-keys.tsx'
import { coverageSinceRoute } from './pages/coverage-since.ts'
import { coveragesRoute } from './pages/coverages.tsx'
import { followRoute } from './pages/follow.tsx'
import { frontRoute } from './pages/front.tsx'
import { latestRoute } from './pages/latest.tsx'
import { liveRoute } from './pages/live.tsx'
import { newsletterRoute } from './pages/newsletter.tsx'
import { nowRoute } from './pages/now.tsx'
import { offlineRoute } from './pages/offline.tsx'
import { openSearchRoute } from './pages/opensearch.ts'
import { pageRoute } from './pages/page.tsx'
import { programmeRoute } from './pages/programme.tsx'
import { savedAuthorsRoute, savedListRoute, savedRoute } from './pages/saved.tsx'
import { searchRoute } from './pages/search.tsx'
import { searchSuggestRoute } from './pages/search-suggest.ts'
import { sectionRoute } from './pages/section.tsx'
import { storiesRoute } from './pages/stories.tsx'
import { storyRoute } from './pages/story.tsx'
import { topicRoute } from './pages/topic.tsx'
import { videosRoute } from './pages/videos.tsx'
import type { Route } from './route.ts'

/** The first route that matches an address handles it. */
export const siteRoutes: Route[] = [
  articleRoute,
  frontRoute,
  nowRoute,
  coverageKeysRoute,
  coverageRoute,
  coverageSinceRoute,
  coverageEntryRoute,
  coveragesRoute,
  sectionRoute,
  storyRoute,
  storiesRoute,
  topicRoute,
  latestRoute,
  archiveRoute,
  videosRoute,
  programmeRoute,
  authorRoute,
  commentsRoute,
  searchRoute,
  searchSuggestRoute,
  openSearchRoute,
  liveRoute,
  newsletterRoute,
  followRoute,
  savedRoute,
  savedListRoute,
  savedAuthorsRoute,
  pageRoute,
  offlineRoute,
  ...appRoutes,
]
