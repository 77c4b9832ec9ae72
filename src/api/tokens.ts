/** Tokens for programs that use the API; for administrators. */

import { createToken, listTokens, revokeToken } from '../content/staff/tokens.ts'
import { tokenOperations } from '../contract/tokens.ts'
import { handle } from './handle.ts'
import { completeList } from './shapes.ts'

export const tokenRoutes = [
  handle(tokenOperations.listTokens, async ({ readContext }) => completeList(await listTokens(readContext))),
  handle(tokenOperations.createToken, ({ execute, body }) => execute(createToken, body)),
  handle(tokenOperations.revokeToken, ({ execute, params }) => execute(revokeToken, params)),
]
