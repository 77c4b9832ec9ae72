/** The tables of webhooks, as the migrations define them. */
import type { Generated } from 'kysely'
import type { ItemKind, WebhookEvent } from './events.ts'

export type DeliveryState = 'waiting' | 'delivered' | 'failed' | 'replaced' | 'discarded'
export type DisabledBecause = 'staff' | 'failures' | 'gone'

export interface WebhooksTable {
  id: Generated<number>
  url: string
  description: string
  events: WebhookEvent[]
  secretNumber: Generated<number>
  previousSecretUntil: Date | null
  failingSince: Date | null
  disabledAt: Date | null
  disabledBecause: DisabledBecause | null
  createdAt: Generated<Date>
}

export interface WebhookDeliveriesTable {
  id: Generated<number>
  webhookId: number
  messageId: string
  event: string
  /** The event that was sent instead of `event`; null when there was none. */
  sentEvent: string | null
  itemKind: ItemKind
  /** 0 for a test. */
  itemId: number
  createdAt: Generated<Date>
  state: Generated<DeliveryState>
  attempts: Generated<number>
  nextAt: Generated<Date>
  attemptedAt: Date | null
  status: number | null
  error: string | null
  replayOf: number | null
}

declare module '../../kernel/tables.ts' {
  interface Tables {
    webhooks: WebhooksTable
    webhookDeliveries: WebhookDeliveriesTable
  }
}
