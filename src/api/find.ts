/** Finds content by name while the user types. */

import { find } from '../content/desk/find.ts'
import { findOperations } from '../contract/find.ts'
import { handle } from './handle.ts'
import { completeList } from './shapes.ts'

export const findRoutes = [
  handle(findOperations.find, async ({ db, query: { q, kinds } }) => completeList(await find(db, q, kinds))),
]
