/** The names for the ids in a revision. */

import { namesOf } from '../content/names.ts'
import { nameOperations } from '../contract/names.ts'
import { handle } from './handle.ts'
import { completeList } from './shapes.ts'

export const nameRoutes = [
  handle(nameOperations.listNames, async ({ readContext, query }) =>
    completeList(await namesOf(readContext, query)),
  ),
]
