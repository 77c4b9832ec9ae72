/** Finds content by name while the user types. */

import { find } from '../content/desk/find.ts'
import { findOperations } from '../contract/find.ts'
import { handle } from './handle.ts'
import { whole } from './shapes.ts'

export const findRoutes = [
  handle(findOperations.find, async ({ db, query: { q, kinds } }) => whole(await find(db, q, kinds))),
]
