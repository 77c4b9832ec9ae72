/** All routes of the API. */
import { accountRoutes } from './accounts/routes.ts'
import { advertisementRoutes } from './advertisements.ts'
import { agencyRoutes } from './agencies.ts'
import { articleTypeRoutes } from './article-types.ts'
import { articleListRoutes } from './articles/list.ts'
import { publishingRoutes } from './articles/publishing.ts'
import { articleRoutes } from './articles/routes.ts'
import { suggestionRoutes } from './articles/suggestions.ts'
import { auditRoutes } from './audit.ts'
import { brandRoutes } from './brand/routes.ts'
import { breakingRoutes } from './breaking.ts'
import { calendarRoutes } from './calendar.ts'
import { channelRoutes } from './channel.ts'
import { commentDecidingRoutes } from './comments/deciding.ts'
import { readerDataRoutes } from './comments/reader-data.ts'
import { commentReadingRoutes } from './comments/reading.ts'
import { entryRoutes } from './coverages/entries.ts'
import { coverageRoutes } from './coverages/routes.ts'
import { deskRoutes } from './desk.ts'
import { embedRoutes } from './embeds.ts'
import { findRoutes } from './find.ts'
import { frontRoutes } from './front.ts'
import type { Route } from './handle.ts'
import { importRoutes } from './imports.ts'
import { jobRoutes } from './jobs.ts'
import { layoutRoutes } from './layouts.ts'
import { captionRoutes } from './media/captions.ts'
import { mediaRoutes } from './media/routes.ts'
import { moduleRoutes } from './modules.ts'
import { nameRoutes } from './names.ts'
import { newsletterRoutes } from './newsletter.ts'
import { outgoingRoutes } from './outgoing.ts'
import { pageRoutes } from './pages.ts'
import { peopleRoutes } from './people.ts'
import { previewRoutes } from './previews/routes.ts'
import { programmeRoutes } from './programmes.ts'
import { publicationRoutes } from './publication.ts'
import { pushRoutes } from './push.ts'
import { redirectRoutes } from './redirects.ts'
import { searchRoutes } from './search.ts'
import { searchSynonymRoutes } from './search-synonyms.ts'
import { sectionRoutes } from './sections.ts'
import { staffRoutes } from './staff.ts'
import { storyRoutes } from './stories.ts'
import { tokenRoutes } from './tokens.ts'
import { topicRoutes } from './topics.ts'
import { webhookRoutes } from './webhooks.ts'

export const apiRoutes: Route[] = [
  ...accountRoutes,
  ...articleRoutes,
  ...articleTypeRoutes,
  ...suggestionRoutes,
  ...publishingRoutes,
  ...previewRoutes,
  ...sectionRoutes,
  ...advertisementRoutes,
  ...agencyRoutes,
  ...auditRoutes,
  ...brandRoutes,
  ...breakingRoutes,
  ...channelRoutes,
  ...commentReadingRoutes,
  ...commentDecidingRoutes,
  ...readerDataRoutes,
  ...coverageRoutes,
  ...entryRoutes,
  ...frontRoutes,
  ...layoutRoutes,
  ...jobRoutes,
  ...outgoingRoutes,
  ...captionRoutes,
  ...mediaRoutes,
  ...moduleRoutes,
  ...nameRoutes,
  ...newsletterRoutes,
  ...pageRoutes,
  ...peopleRoutes,
  ...programmeRoutes,
  ...publicationRoutes,
  ...pushRoutes,
  ...redirectRoutes,
  ...staffRoutes,
  ...storyRoutes,
  ...tokenRoutes,
  ...topicRoutes,
  ...importRoutes,
  ...webhookRoutes,
  ...articleListRoutes,
  ...calendarRoutes,
  ...deskRoutes,
  ...embedRoutes,
  ...findRoutes,
  ...searchRoutes,
  ...searchSynonymRoutes,
]
