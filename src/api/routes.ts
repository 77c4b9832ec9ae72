/** Every route of the API. */
import { accountRoutes } from './accounts/routes.ts'
import { articleListRoutes } from './articles/list.ts'
import { publishingRoutes } from './articles/publishing.ts'
import { articleRoutes } from './articles/routes.ts'
import { calendarRoutes } from './calendar.ts'
import { deskRoutes } from './desk.ts'
import { findRoutes } from './find.ts'
import type { Route } from './route.ts'
import { sectionRoutes } from './sections.ts'

export const apiRoutes: Route[] = [
  ...accountRoutes,
  ...articleRoutes,
  ...publishingRoutes,
  ...sectionRoutes,
  ...articleListRoutes,
  ...calendarRoutes,
  ...deskRoutes,
  ...findRoutes,
]
