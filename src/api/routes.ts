/** Every route of the API. */
import { accountRoutes } from './accounts/routes.ts'
import { agencyRoutes } from './agencies.ts'
import { articleListRoutes } from './articles/list.ts'
import { publishingRoutes } from './articles/publishing.ts'
import { articleRoutes } from './articles/routes.ts'
import { suggestionRoutes } from './articles/suggestions.ts'
import { auditRoutes } from './audit.ts'
import { breakingRoutes } from './breaking.ts'
import { calendarRoutes } from './calendar.ts'
import { channelRoutes } from './channel.ts'
import { commentDecidingRoutes } from './comments/deciding.ts'
import { readerDataRoutes } from './comments/reader-data.ts'
import { commentReadingRoutes } from './comments/reading.ts'
import { entryRoutes } from './coverages/entries.ts'
import { coverageRoutes } from './coverages/routes.ts'
import { deskRoutes } from './desk.ts'
import { findRoutes } from './find.ts'
import { frontRoutes } from './front.ts'
import { jobRoutes } from './jobs.ts'
import { captionRoutes } from './media/captions.ts'
import { mediaRoutes } from './media/routes.ts'
import { newsletterRoutes } from './newsletter.ts'
import { pageRoutes } from './pages.ts'
import { peopleRoutes } from './people.ts'
import { previewRoutes } from './previews/routes.ts'
import { programmeRoutes } from './programmes.ts'
import { publicationRoutes } from './publication.ts'
import { pushRoutes } from './push.ts'
import type { Route } from './route.ts'
import { searchRoutes } from './search.ts'
import { sectionRoutes } from './sections.ts'
import { staffRoutes } from './staff.ts'
import { storyRoutes } from './stories.ts'
import { tokenRoutes } from './tokens.ts'

export const apiRoutes: Route[] = [
  ...accountRoutes,
  ...articleRoutes,
  ...suggestionRoutes,
  ...publishingRoutes,
  ...previewRoutes,
  ...sectionRoutes,
  ...agencyRoutes,
  ...auditRoutes,
  ...breakingRoutes,
  ...channelRoutes,
  ...commentReadingRoutes,
  ...commentDecidingRoutes,
  ...readerDataRoutes,
  ...coverageRoutes,
  ...entryRoutes,
  ...frontRoutes,
  ...jobRoutes,
  ...captionRoutes,
  ...mediaRoutes,
  ...newsletterRoutes,
  ...pageRoutes,
  ...peopleRoutes,
  ...programmeRoutes,
  ...publicationRoutes,
  ...pushRoutes,
  ...staffRoutes,
  ...storyRoutes,
  ...tokenRoutes,
  ...articleListRoutes,
  ...calendarRoutes,
  ...deskRoutes,
  ...findRoutes,
  ...searchRoutes,
]
