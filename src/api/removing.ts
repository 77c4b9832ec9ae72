/** Handlers for removing and merging people, sections, stories, agencies and programmes. */

import type { mergePeople } from '../content/merge.ts'
import type { removePerson } from '../content/people/people.ts'
import type { removalOperations } from '../contract/removal.ts'
import type { Command } from '../kernel/command.ts'
import { handle } from './handle.ts'

export const removalRoutes = (
  operations: ReturnType<typeof removalOperations>,
  remove: Command<typeof removePerson.input, void>,
  merge: typeof mergePeople,
) => [
  handle(operations.remove, ({ execute, params, query }) =>
    query.replaceBy
      ? execute(merge, { id: params.id, into: query.replaceBy })
      : execute(remove, { id: params.id }),
  ),
  handle(operations.merge, ({ execute, params, body }) => execute(merge, { ...params, ...body })),
]
