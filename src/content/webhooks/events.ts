/** The events of webhooks: changes of public content. A receiver subscribes to some of them by name. */
export type ItemKind = 'article' | 'coverage' | 'entry' | 'comment' | 'test'

export const webhookEvents = [
  ...['article.published', 'article.updated', 'article.corrected', 'article.unpublished', 'article.removed'],
  ...['coverage.published', 'coverage.updated', 'coverage.ended', 'coverage.unpublished', 'coverage.removed'],
  ...['entry.published', 'entry.edited', 'entry.unpublished', 'entry.removed'],
  ...['comment.published', 'comment.hidden', 'comment.removed'],
] as const
export type WebhookEvent = (typeof webhookEvents)[number]
export const testEvent = 'webhook.test'

export const isWithdrawal = (event: string): boolean => /\.(unpublished|hidden|removed)$/.test(event)
export const kindOf = (event: string): ItemKind => event.slice(0, event.indexOf('.')) as ItemKind

/**
 * A receiver that was told of an item is also told that it is no longer public, so that it can withdraw what it
 * passed on.
 */
export const listensTo = (events: readonly string[], event: string): boolean =>
  events.includes(event) || (isWithdrawal(event) && events.some((one) => kindOf(one) === kindOf(event)))

/** The event to send when a later event of an item replaces one that was not delivered. */
export function mergedEvent(waiting: string, later: string): string {
  const isChange = /\.(updated|edited)$/.test(later)
  if (isChange && /\.(published|corrected)$/.test(waiting)) return waiting
  // A correction of an item that the receiver never got is sent as its first publication.
  return later.endsWith('.corrected') && waiting.endsWith('.published') ? waiting : later
}

/** The event that describes the current state: an item may have become private or public again since. */
export function presentEvent(event: string, state: 'public' | 'unpublished' | 'removed'): string {
  if (event === testEvent) return event
  const kind = kindOf(event)
  if (state === 'public') return isWithdrawal(event) ? `${kind}.published` : event
  return `${kind}.${state === 'unpublished' && kind === 'comment' ? 'hidden' : state}`
}
