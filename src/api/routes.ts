/** Every route of the API. */
import { accountRoutes } from './accounts/routes.ts'
import type { Route } from './route.ts'
import { sectionRoutes } from './sections.ts'

export const apiRoutes: Route[] = [...accountRoutes, ...sectionRoutes]
