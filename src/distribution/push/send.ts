/**
 * Sends one message to one browser through its push service (RFC 8030), encrypted (RFC 8291) and signed (RFC
 * 8292).
 */
import webpush from 'web-push'
import type { PushKeys } from '../../content/push/keys.ts'
import type { Subscription } from '../../content/push/read.ts'
import { type Outbound, readBounded } from '../../platform/outbound.ts'
import { ForbiddenHost } from '../../platform/public-hosts.ts'

/** After half a day, a notification is no longer news. */
const keptSeconds = 12 * 3600
const answerMs = 10_000
const longestWaitMs = 6 * 3_600_000
const usualWaitMs = 60_000

/** taken: accepted by the service · gone: the subscription does not exist · wait: retry after this many ms */
export type Answer = { is: 'taken' } | { is: 'gone' } | { is: 'refused' } | { is: 'wait'; ms: number }

export interface PushPayload {
  /** JSON, at most 3 KB. */
  payload: string
  /**
   * A later message with this topic replaces one that is still waiting (RFC 8030, 5.4): 32 characters of
   * base64url.
   */
  topic: string
  urgency: 'high' | 'normal'
}

export function openSender(keys: PushKeys, siteUrl: string, outbound: Outbound) {
  // Push services require a contact; a site without https is not reachable for others anyway.
  const subject = siteUrl.startsWith('https:') ? siteUrl : 'mailto:webmaster@localhost'
  const vapidDetails = { ...keys, subject }
  return (to: Subscription, payload: PushPayload) => send(to, payload, { vapidDetails, outbound })
}

interface Way {
  vapidDetails: PushKeys & { subject: string }
  outbound: Outbound
}

async function send(
  to: Subscription,
  payload: PushPayload,
  { vapidDetails, outbound }: Way,
): Promise<Answer> {
  const { headers, body } = webpush.generateRequestDetails(
    { endpoint: to.endpoint, keys: { p256dh: to.p256dh, auth: to.auth } },
    payload.payload,
    { vapidDetails, TTL: keptSeconds, topic: payload.topic, urgency: payload.urgency },
  )
  try {
    const answer = await outbound.ask(new URL(to.endpoint), {
      ...{ method: 'POST', headers: headers as Record<string, string>, body: body ?? '' },
      signal: AbortSignal.timeout(answerMs),
    })
    // The body is not needed and might be endless.
    await readBounded(answer, 16_384)
    return meaning(answer.status, answer.headers.get('retry-after') ?? undefined)
  } catch (error) {
    return error instanceof ForbiddenHost ? { is: 'gone' } : { is: 'wait', ms: usualWaitMs }
  }
}

function meaning(status: number, retryAfter: string | undefined): Answer {
  if (status >= 200 && status < 300) return { is: 'taken' }
  if (status === 404 || status === 410) return { is: 'gone' }
  if (status === 429 || status >= 500) return { is: 'wait', ms: waitOf(retryAfter) }
  return { is: 'refused' }
}

/** Parses Retry-After (RFC 9110, 10.2.3): seconds or a date. */
export function waitOf(text: string | undefined, now = Date.now()): number {
  if (!text) return usualWaitMs
  const ms = /^\d+$/.test(text.trim()) ? Number(text) * 1000 : Date.parse(text) - now
  return Number.isNaN(ms) ? usualWaitMs : Math.min(Math.max(ms, 1_000), longestWaitMs)
}
