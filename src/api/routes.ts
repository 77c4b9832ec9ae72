/** Every route of the API. */
import { accountRoutes } from './accounts/routes.ts'
import { publishingRoutes } from './articles/publishing.ts'
import { articleRoutes } from './articles/routes.ts'
import type { Route } from './route.ts'
import { sectionRoutes } from './sections.ts'

export const apiRoutes: Route[] = [...accountRoutes, ...articleRoutes, ...publishingRoutes, ...sectionRoutes]
