/** The broadcast channel, its weekly schedule, and the guide of the coming days. */

import { channelToEdit, readWeek } from '../content/broadcast/desk.ts'
import { nowAndNext, readGuide } from '../content/broadcast/read.ts'
import { removeSlot, saveSlot } from '../content/broadcast/slots.ts'
import { planWeek, saveChannel } from '../content/broadcast/write.ts'
import { channelOperations } from '../contract/channel.ts'
import { nextMidnight, startOfDay } from '../language/days.ts'
import { handle } from './handle.ts'
import { checkHost } from './hosts.ts'
import { Problem } from './problem.ts'
import { completeList } from './shapes.ts'

export const channelRoutes = [
  handle(channelOperations.readChannel, async ({ readContext }) => ({
    channel: await channelToEdit(readContext),
    ...(await nowAndNext(readContext, 3)),
  })),
  handle(channelOperations.createChannel, async ({ execute, body, readContext, outbound }) => {
    checkHost(outbound, 'streamUrl', body.streamUrl)
    if (await channelToEdit(readContext))
      throw new Problem('conflict', 'The publication has a channel already.')
    return execute(saveChannel, body)
  }),
  handle(channelOperations.editChannel, ({ execute, params, body, outbound }) => {
    checkHost(outbound, 'streamUrl', body.streamUrl)
    return execute(saveChannel, { ...body, id: params.id })
  }),
  handle(channelOperations.readWeek, ({ readContext, params }) => readWeek(readContext, params.id)),
  handle(channelOperations.planWeek, async ({ execute, params, body: { refill, ...body }, db }) => {
    const { timeZone } = await db.selectFrom('publication').select('timeZone').executeTakeFirstOrThrow()
    const refillFrom = refill ? nextMidnight(new Date(), timeZone) : null
    return execute(planWeek, { ...body, channelId: params.id, refillFrom })
  }),
  handle(channelOperations.listSlots, async ({ readContext, query, db }) => {
    const { timeZone } = await db.selectFrom('publication').select('timeZone').executeTakeFirstOrThrow()
    const from = startOfDay(new Date(), timeZone)
    let to = from
    for (let n = 0; n < query.days; n++) to = nextMidnight(to, timeZone)
    return completeList(await readGuide(readContext, from, to))
  }),
  handle(channelOperations.addSlot, ({ execute, params, body }) =>
    execute(saveSlot, { ...body, channelId: params.id }),
  ),
  handle(channelOperations.editSlot, ({ execute, params, body }) =>
    execute(saveSlot, { ...body, channelId: params.id, id: params.slotId }),
  ),
  handle(channelOperations.removeSlot, ({ execute, params }) =>
    execute(removeSlot, { channelId: params.id, id: params.slotId }),
  ),
]
