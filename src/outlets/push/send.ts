/** One message to one browser through its push service (RFC 8030), encrypted for it (RFC 8291), signed (RFC 8292). */
import { Agent, request } from 'node:https'
import webpush from 'web-push'
import type { PushKeys } from '../../content/push/keys.ts'
import type { Subscription } from '../../content/push/read.ts'
import { type HostRule, hostRule, mayAsk, publicLookup } from '../../platform/public-hosts.ts'

/** News on a lock screen is no news after half a day. */
const keptSeconds = 12 * 3600
const answerMs = 10_000
const longestWaitMs = 6 * 3_600_000
const usualWaitMs = 60_000

/** taken: by the service · gone: this browser is no more, or never was one · wait: the service asks for so many ms */
export type Answer = { is: 'taken' } | { is: 'gone' } | { is: 'refused' } | { is: 'wait'; ms: number }

export interface Letter {
  /** JSON, 3 KB at most. */
  payload: string
  /** A later message of this topic takes the place of one that still waits (RFC 8030, 5.4): 32 letters of base64url. */
  topic: string
  urgency: 'high' | 'normal'
}

export function openSender(keys: PushKeys, siteUrl: string) {
  const rule = hostRule(siteUrl)
  const agent = new Agent({ keepAlive: true, maxSockets: 20, lookup: publicLookup(rule) })
  // Push services want to know whom to ask; a site without https is one that nobody else sees.
  const subject = siteUrl.startsWith('https:') ? siteUrl : 'mailto:webmaster@localhost'
  const vapidDetails = { ...keys, subject }
  return {
    send: (to: Subscription, letter: Letter) => send(to, letter, { vapidDetails, agent, rule }),
    close: () => agent.destroy(),
  }
}

interface Way {
  vapidDetails: PushKeys & { subject: string }
  agent: Agent
  rule: HostRule
}

function send(to: Subscription, letter: Letter, { vapidDetails, agent, rule }: Way): Promise<Answer> {
  const url = new URL(to.endpoint)
  if (!mayAsk(url, rule)) return Promise.resolve({ is: 'gone' })
  const { headers, body } = webpush.generateRequestDetails(
    { endpoint: to.endpoint, keys: { p256dh: to.p256dh, auth: to.auth } },
    letter.payload,
    { vapidDetails, TTL: keptSeconds, topic: letter.topic, urgency: letter.urgency },
  )
  return new Promise((resolve) => {
    const signal = AbortSignal.timeout(answerMs)
    const asked = request(url, { method: 'POST', headers, agent, signal }, (response) => {
      // What it says beyond its status is of no use, and might have no end.
      response.on('error', () => {}).on('data', () => {})
      resolve(meaning(response.statusCode ?? 500, response.headers['retry-after']))
    })
    asked.on('error', (error: NodeJS.ErrnoException) =>
      resolve(error.code === 'EFORBIDDENHOST' ? { is: 'gone' } : { is: 'wait', ms: usualWaitMs }),
    )
    asked.end(body)
  })
}

function meaning(status: number, retryAfter: string | undefined): Answer {
  if (status >= 200 && status < 300) return { is: 'taken' }
  if (status === 404 || status === 410) return { is: 'gone' }
  if (status === 429 || status >= 500) return { is: 'wait', ms: waitOf(retryAfter) }
  return { is: 'refused' }
}

/** Retry-After (RFC 9110, 10.2.3): seconds, or a date. */
export function waitOf(text: string | undefined, now = Date.now()): number {
  if (!text) return usualWaitMs
  const ms = /^\d+$/.test(text.trim()) ? Number(text) * 1000 : Date.parse(text) - now
  return Number.isNaN(ms) ? usualWaitMs : Math.min(Math.max(ms, 1_000), longestWaitMs)
}
