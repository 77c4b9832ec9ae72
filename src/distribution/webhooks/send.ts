/**
 * Sends one message to one webhook, signed by the Standard Webhooks specification
 * (https://www.standardwebhooks.com).
 */
import { createHmac } from 'node:crypto'
import type { Outbound } from '../../platform/outbound.ts'
import { ForbiddenHost } from '../../platform/public-hosts.ts'

const answerMs = 15_000

export interface Answer {
  /** Null when there was no response. */
  status: number | null
  /** Null when it was accepted. */
  error: string | null
  /** The time that the receiver asks to wait (Retry-After); null when it names none. */
  waitMs?: number | null
}

/** `v1,` and the base64 of HMAC-SHA256 over id, time and body, for each secret (`whsec_` and base64). */
export const signatureOf = (secrets: string[], id: string, seconds: number, body: string): string =>
  secrets
    .map((secret) => {
      const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
      return `v1,${createHmac('sha256', key).update(`${id}.${seconds}.${body}`).digest('base64')}`
    })
    .join(' ')

interface Message {
  id: string
  url: string
  secrets: string[]
  body: string
}

/**
 * Sends the message and returns the result; follows no redirects.
 * @throws only when `signal` aborts
 */
export async function sendMessage(
  outbound: Outbound,
  { id, url, secrets, body }: Message,
  signal: AbortSignal,
): Promise<Answer> {
  const seconds = Math.floor(Date.now() / 1_000)
  try {
    const answer = await outbound.ask(new URL(url), {
      ...{ method: 'POST', body },
      headers: {
        'Content-Type': 'application/json',
        'webhook-id': id,
        'webhook-timestamp': String(seconds),
        'webhook-signature': signatureOf(secrets, id, seconds, body),
      },
      signal: AbortSignal.any([signal, AbortSignal.timeout(answerMs)]),
    })
    // Only the status is needed, and the body might be endless.
    await answer.body?.cancel()
    const { status } = answer
    if (answer.ok) return { status, error: null }
    const error = status >= 300 && status < 400 ? 'redirect' : 'status'
    return { status, error, waitMs: waitOf(answer.headers.get('retry-after'), Date.now()) }
  } catch (error) {
    if (signal.aborted) throw error
    return { status: null, error: reasonOf(error) }
  }
}

/** Seconds, or a date, as RFC 9110 has them. */
function waitOf(retryAfter: string | null, now: number): number | null {
  if (retryAfter === null) return null
  const ms = /^\d{1,9}$/.test(retryAfter) ? Number(retryAfter) * 1_000 : Date.parse(retryAfter) - now
  return Number.isFinite(ms) && ms > 0 ? ms : null
}

/** A word that the screens put into a sentence; what else went wrong keeps its code (ECONNREFUSED). */
function reasonOf(error: unknown): string {
  if (error instanceof ForbiddenHost) return 'private-host'
  const { name, code, cause } = error as { name?: string; code?: unknown; cause?: { code?: unknown } }
  if (name === 'TimeoutError') return 'timeout'
  return String(code ?? cause?.code ?? 'unreachable').slice(0, 100)
}
