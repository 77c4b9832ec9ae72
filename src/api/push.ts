/** Push notifications: subscribers and their topics. */

import { pushOverview } from '../content/push/read.ts'
import { pushOperations } from '../contract/push.ts'
import { handle } from './handle.ts'

export const pushRoutes = [handle(pushOperations.readPush, ({ readContext }) => pushOverview(readContext))]
