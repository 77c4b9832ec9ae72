/** Webhooks; for administrators. */

import { listDeliveries, replayDelivery, replayFailed, testWebhook } from '../content/webhooks/log.ts'
import {
  listWebhooks,
  removeWebhook,
  rotateWebhookSecret,
  saveWebhook,
} from '../content/webhooks/webhooks.ts'
import { webhookOperations } from '../contract/webhooks.ts'
import { handle } from './handle.ts'
import { checkHost } from './hosts.ts'
import { completeList } from './shapes.ts'

export const webhookRoutes = [
  handle(webhookOperations.listWebhooks, async ({ readContext }) =>
    completeList(await listWebhooks(readContext)),
  ),
  handle(webhookOperations.createWebhook, async ({ execute, body, outbound }) => {
    checkHost(outbound, 'url', body.url)
    const { id, secret } = await execute(saveWebhook, body)
    return { id, secret: secret! }
  }),
  handle(webhookOperations.editWebhook, async ({ execute, params, body, outbound }) => {
    checkHost(outbound, 'url', body.url)
    await execute(saveWebhook, { ...body, id: params.id })
  }),
  handle(webhookOperations.removeWebhook, ({ execute, params }) => execute(removeWebhook, params)),
  handle(webhookOperations.rotateWebhookSecret, ({ execute, params }) =>
    execute(rotateWebhookSecret, params),
  ),
  handle(webhookOperations.testWebhook, ({ execute, params }) => execute(testWebhook, params)),
  handle(webhookOperations.listWebhookDeliveries, ({ readContext, params, query }) =>
    listDeliveries(readContext, params.id, query),
  ),
  handle(webhookOperations.replayWebhookDelivery, ({ execute, params }) =>
    execute(replayDelivery, { id: params.id, deliveryId: params.delivery }),
  ),
  handle(webhookOperations.replayFailedDeliveries, ({ execute, params, body }) =>
    execute(replayFailed, { id: params.id, since: body.since }),
  ),
]
