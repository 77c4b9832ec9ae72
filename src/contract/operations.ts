/** Every operation of the API, by its name. */

import { advertisementOperations } from './advertisements.ts'
import { agencyOperations } from './agencies.ts'
import { articleTypeOperations } from './article-types.ts'
import { articleOperations } from './articles/articles.ts'
import { articleListOperations } from './articles/list.ts'
import { publishingOperations } from './articles/publishing.ts'
import { suggestionOperations } from './articles/suggestions.ts'
import { auditOperations } from './audit.ts'
import { brandOperations } from './brand.ts'
import { breakingOperations } from './breaking.ts'
import { calendarOperations } from './calendar.ts'
import { channelOperations } from './channel.ts'
import { commentReadingOperations } from './comments/comments.ts'
import { commentDecidingOperations } from './comments/decisions.ts'
import { readerDataOperations } from './comments/reader-data.ts'
import { coverageOperations } from './coverages/coverages.ts'
import { entryOperations } from './coverages/entries.ts'
import { eventsOperations } from './coverages/events.ts'
import { deskOperations } from './desk.ts'
import { embedOperations } from './embeds.ts'
import { findOperations } from './find.ts'
import { frontOperations } from './front.ts'
import { importOperations } from './imports.ts'
import { jobOperations } from './jobs.ts'
import { layoutOperations } from './layouts.ts'
import { accountOperations } from './me.ts'
import { captionOperations } from './media/captions.ts'
import { mediaOperations } from './media/library.ts'
import { renditionOperations } from './media/rendition.ts'
import { uploadOperations } from './media/upload.ts'
import { moduleOperations } from './modules.ts'
import { nameOperations } from './names.ts'
import { newsletterOperations } from './newsletter.ts'
import { outgoingOperations } from './outgoing.ts'
import { pageOperations } from './pages.ts'
import { peopleOperations } from './people.ts'
import { previewOperations } from './previews.ts'
import { programmeOperations } from './programmes.ts'
import { publicationOperations } from './publication.ts'
import { pushOperations } from './push.ts'
import { redirectOperations } from './redirects.ts'
import { searchOperations } from './search.ts'
import { searchSynonymOperations } from './search-synonyms.ts'
import { sectionOperations } from './sections.ts'
import { staffOperations } from './staff.ts'
import { storyOperations } from './stories.ts'
import { tokenOperations } from './tokens.ts'
import { topicOperations } from './topics.ts'
import { webhookOperations } from './webhooks.ts'

export const operations = {
  ...accountOperations,
  ...advertisementOperations,
  ...agencyOperations,
  ...articleListOperations,
  ...publishingOperations,
  ...articleOperations,
  ...articleTypeOperations,
  ...suggestionOperations,
  ...auditOperations,
  ...brandOperations,
  ...breakingOperations,
  ...calendarOperations,
  ...channelOperations,
  ...commentDecidingOperations,
  ...readerDataOperations,
  ...commentReadingOperations,
  ...entryOperations,
  ...eventsOperations,
  ...coverageOperations,
  ...deskOperations,
  ...embedOperations,
  ...findOperations,
  ...frontOperations,
  ...layoutOperations,
  ...jobOperations,
  ...captionOperations,
  ...renditionOperations,
  ...mediaOperations,
  ...uploadOperations,
  ...moduleOperations,
  ...nameOperations,
  ...newsletterOperations,
  ...outgoingOperations,
  ...pageOperations,
  ...peopleOperations,
  ...previewOperations,
  ...programmeOperations,
  ...publicationOperations,
  ...pushOperations,
  ...redirectOperations,
  ...searchSynonymOperations,
  ...searchOperations,
  ...sectionOperations,
  ...staffOperations,
  ...storyOperations,
  ...tokenOperations,
  ...topicOperations,
  ...importOperations,
  ...webhookOperations,
}
