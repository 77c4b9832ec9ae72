/** Webhooks: addresses of other programs, which are notified of changes to public content. */
import { z } from 'zod'
import { testEvent, webhookEvents } from '../content/webhooks/events.ts'
import { idText, numberText } from '../kernel/fields.ts'
import { articleLabels } from '../language/article-labels.ts'
import { scoreFields } from './coverages/coverage.ts'
import { type JsonOf, operation } from './operation.ts'
import { givenMoment, idParam, instant, list } from './values.ts'

const dateTime = z.iso.datetime()
const named = z.object({ name: z.string(), url: z.url() })
const facts = {
  headline: z.string(),
  standfirst: z.string(),
  language: z.string(),
  section: named.nullable(),
}
const which = { id: z.number().int(), url: z.url() }

/** An item that is no longer public: only its identity is sent. */
const goneItem = z.strictObject({ id: z.number().int(), uri: z.string().nullable() })
const articleCard = z.strictObject({
  ...which,
  uri: z.string(),
  kind: z.string(),
  ...facts,
  author: named.nullable(),
  breaking: z.boolean(),
  /** Null without a label. `advertisement`, or a sponsor, means that a company paid for the article. */
  label: z.enum(articleLabels).nullable(),
  /** Empty without a sponsor. */
  sponsor: z.string(),
  publishedAt: dateTime,
  modifiedAt: dateTime,
  /** The note of the last correction. */
  correction: z.string().nullable(),
})
const coverageCard = z.strictObject({
  ...which,
  uri: z.string(),
  state: z.enum(['announced', 'live', 'ended']),
  ...facts,
  publishedAt: dateTime,
  startedAt: dateTime.nullable(),
  endedAt: dateTime.nullable(),
  modifiedAt: dateTime,
  /** Null without a score. */
  score: scoreFields.nullable(),
})
const entryCard = z.strictObject({
  ...which,
  coverage: z.strictObject(which),
  headline: z.string(),
  text: z.string(),
  flag: z.enum(['', 'breaking', 'key']),
  author: named.nullable(),
  publishedAt: dateTime,
  editedAt: dateTime.nullable(),
})
/**
 * A message about a comment contains no text: receivers fetch it from its address, where its writer can still
 * withdraw it.
 */
const commentCard = z.strictObject({
  ...which,
  articleId: z.number().int(),
  inReplyTo: z.number().int().nullable(),
  publishedAt: dateTime,
})

/** The body of a message (Standard Webhooks): the item as it is in public when the message is sent. */
export const webhookMessage = z.strictObject({
  type: z.enum([...webhookEvents, testEvent]),
  /** The time of the event. */
  timestamp: dateTime,
  data: z.union([articleCard, coverageCard, entryCard, commentCard, goneItem, z.strictObject({})]),
})
export type WebhookMessage = z.output<typeof webhookMessage>

const webhook = z.object({
  ...{ id: z.number(), url: z.string(), description: z.string(), events: z.array(z.enum(webhookEvents)) },
  createdAt: instant,
  /** Until this time, messages are also signed with the previous secret. */
  previousSecretUntil: instant.nullable(),
  /** The time since which every delivery has failed. */
  failingSince: instant.nullable(),
  disabledAt: instant.nullable(),
  /** `failures`: no message was accepted for five days. `gone`: it answered 410. */
  disabledBecause: z.enum(['staff', 'failures', 'gone']).nullable(),
  waiting: z.number(),
  deliveredAt: instant.nullable(),
})
export type Webhook = JsonOf<z.output<typeof webhook>>

const delivery = z.object({
  ...{ id: z.number(), messageId: z.string(), event: z.string(), sentEvent: z.string().nullable() },
  itemKind: z.enum(['article', 'coverage', 'entry', 'comment', 'test']),
  itemId: z.number(),
  createdAt: instant,
  state: z.enum(['waiting', 'delivered', 'failed', 'replaced', 'discarded']),
  attempts: z.number(),
  nextAt: instant,
  attemptedAt: instant.nullable(),
  status: z.number().nullable(),
  error: z.string().nullable(),
  replayOf: z.number().nullable(),
})
export type WebhookDelivery = JsonOf<z.output<typeof delivery>>

const fields = z.strictObject({
  url: z.string(),
  description: z.string().default(''),
  events: z.array(z.enum(webhookEvents)),
  enabled: z.boolean().default(true),
})
const queued = z.object({ id: z.number(), messageId: z.string() })

export const webhookOperations = {
  listWebhooks: operation({
    method: 'get',
    path: '/webhooks',
    name: 'listWebhooks',
    may: 'administer',
    summary: 'Lists all webhooks with the state of their deliveries, without secrets.',
    answer: list(webhook),
  }),
  createWebhook: operation({
    method: 'post',
    path: '/webhooks',
    name: 'createWebhook',
    may: 'administer',
    summary: 'Adds a webhook and returns its secret, once.',
    body: fields,
    answer: z.object({ id: z.number(), secret: z.string() }),
    status: 201,
  }),
  editWebhook: operation({
    method: 'put',
    path: '/webhooks/{id}',
    name: 'editWebhook',
    may: 'administer',
    summary: 'Edits a webhook, or switches it on or off. Switching it off discards the waiting messages.',
    params: idParam,
    body: fields,
  }),
  removeWebhook: operation({
    method: 'delete',
    path: '/webhooks/{id}',
    name: 'removeWebhook',
    may: 'administer',
    summary: 'Deletes a webhook with its log.',
    params: idParam,
  }),
  rotateWebhookSecret: operation({
    method: 'post',
    path: '/webhooks/{id}/secret',
    name: 'rotateWebhookSecret',
    may: 'administer',
    summary:
      'Creates a new secret and returns it, once; for a day, messages are also signed with the previous one.',
    params: idParam,
    answer: z.object({ secret: z.string(), previousSecretUntil: instant }),
  }),
  testWebhook: operation({
    method: 'post',
    path: '/webhooks/{id}/test',
    name: 'testWebhook',
    may: 'administer',
    summary: 'Sends a message of the type webhook.test.',
    params: idParam,
    answer: queued,
  }),
  listWebhookDeliveries: operation({
    method: 'get',
    path: '/webhooks/{id}/deliveries',
    name: 'listWebhookDeliveries',
    may: 'administer',
    summary:
      'Lists the deliveries of the last thirty days, newest first; `before` is `older` of the previous page.',
    params: idParam,
    query: z.object({
      limit: numberText(1, 100).default(50),
      after: numberText(1, Number.MAX_SAFE_INTEGER).nullable().default(null),
    }),
    answer: list(delivery),
  }),
  replayWebhookDelivery: operation({
    method: 'post',
    path: '/webhooks/{id}/deliveries/{delivery}/replay',
    name: 'replayWebhookDelivery',
    may: 'administer',
    summary: 'Sends a message about the item of a delivery again, as it is in public now, under a new id.',
    params: z.object({ id: idText, delivery: numberText(1, Number.MAX_SAFE_INTEGER) }),
    answer: queued,
  }),
  replayFailedDeliveries: operation({
    method: 'post',
    path: '/webhooks/{id}/replay',
    name: 'replayFailedDeliveries',
    may: 'administer',
    summary:
      'Sends again what was not delivered since a time: each item once, in its present state; 5,000 at most, oldest first.',
    params: idParam,
    body: z.strictObject({ since: givenMoment }),
    answer: z.object({ count: z.number().int() }),
  }),
}
