/** The features of the product. Their listeners run in this order. */

import { advertisementTimers } from '../content/advertisements/write.ts'
import { articleTimers } from '../content/articles/timers.ts'
import { menuListeners } from '../content/brand/menu.ts'
import { brandTimers } from '../content/brand/timers.ts'
import { channelTimers } from '../content/broadcast/timers.ts'
import { commentTimers } from '../content/comments/timers.ts'
import { websubListeners } from '../content/feeds/ping.ts'
import { frontListeners } from '../content/front/listen.ts'
import { frontTimers } from '../content/front/place.ts'
import { layoutListeners } from '../content/layouts/merged.ts'
import { layoutTimers } from '../content/layouts/timers.ts'
import { mediaTimers } from '../content/media/timers.ts'
import { newsletterListeners } from '../content/newsletter/issues.ts'
import { newsletterTimers } from '../content/newsletter/timers.ts'
import { publicationTimers } from '../content/publication/timers.ts'
import { pushListeners } from '../content/push/notify.ts'
import { mostReadListeners } from '../content/readership/readership.ts'
import { mostReadTimers } from '../content/readership/timers.ts'
import { relatedTimers } from '../content/related/timers.ts'
import { searchListeners } from '../content/search/listen.ts'
import { searchTimers } from '../content/search/timers.ts'
import { topicTimers } from '../content/topics/backfill.ts'
import { topicListeners } from '../content/topics/listen.ts'
import { webhookListeners } from '../content/webhooks/listen.ts'
import { webhookTimers } from '../content/webhooks/timers.ts'
import type { Listener } from '../kernel/events.ts'
import type { Timer } from '../kernel/timers.ts'

export interface ProductModule {
  name: string
  /** Listeners, run in the transactions of commands, in the order of the modules. */
  on?: readonly Listener[]
  /** The timers of the module. */
  timers?: readonly Timer[]
}

export const productModules: readonly ProductModule[] = [
  { name: 'publication', timers: publicationTimers },
  { name: 'brand', on: menuListeners, timers: brandTimers },
  { name: 'advertisements', timers: advertisementTimers },
  { name: 'articles', timers: articleTimers },
  { name: 'topics', on: topicListeners, timers: topicTimers },
  { name: 'media', timers: mediaTimers },
  { name: 'channel', timers: channelTimers },
  { name: 'search', on: searchListeners, timers: searchTimers },
  { name: 'related', timers: relatedTimers },
  { name: 'front', on: frontListeners, timers: frontTimers },
  { name: 'layouts', on: layoutListeners, timers: layoutTimers },
  { name: 'most-read', on: mostReadListeners, timers: mostReadTimers },
  { name: 'comments', timers: commentTimers },
  { name: 'newsletter', on: newsletterListeners, timers: newsletterTimers },
  { name: 'push', on: pushListeners },
  { name: 'websub', on: websubListeners },
  { name: 'webhooks', on: webhookListeners, timers: webhookTimers },
]
