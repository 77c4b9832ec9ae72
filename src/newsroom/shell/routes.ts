/** Every screen. Each folder brings its own, with full addresses, all inside the frame or all outside it. */
import type { AnyRoute } from '@tanstack/react-router'
import { routes as accounts, outsideRoutes } from '../accounts/routes.ts'
import { routes as comments } from '../comments/routes.ts'
import { routes as desk } from '../desk/routes.ts'
import { routes as live } from '../live/routes.ts'
import { routes as pictures } from '../pictures/routes.ts'
import { routes as running } from '../running/routes.ts'
import { routes as writing } from '../writing/routes.ts'

export const insideTheFrame = (parent: AnyRoute): AnyRoute[] =>
  [desk, writing, live, comments, pictures, running, accounts].flatMap((routes) => routes(parent))

export const outsideTheFrame = (parent: AnyRoute): AnyRoute[] => outsideRoutes(parent)
