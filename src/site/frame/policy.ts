/** The Content Security Policy of pages: our own files, their very styles; and what one page needs beyond. */
import { hash } from 'node:crypto'

const hashes = new Map<string, string>()

function hashOf(sheet: string): string {
  let known = hashes.get(sheet)
  if (!known) {
    if (hashes.size > 20) hashes.clear()
    known = `'sha256-${hash('sha256', sheet, 'base64')}'`
    hashes.set(sheet, known)
  }
  return known
}

/** Content Security Policy Level 3: our own files, these very styles inside the page, and nothing else. */
export function policyFor(sheets: string[], allowed: Allowed = {}): string {
  const rule = (name: string, ...sources: string[]) => [name, ...sources, ...(allowed[name] ?? [])].join(' ')
  return [
    "default-src 'none'",
    rule('script-src', "'self'"),
    rule('style-src', "'self'", ...sheets.map(hashOf)),
    rule('img-src', "'self'"),
    rule('font-src', "'self'"),
    rule('media-src', "'self'"),
    rule('connect-src', "'self'"),
    rule('worker-src', "'self'"),
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join(';')
}

/** What one page allows beyond that, by directive. */
export type Allowed = Partial<Record<string, string[]>>

/** The player: its worker, the media it puts together, and the host that its stream comes from. */
export function playerNeeds(streamUrl: string): Allowed {
  const { origin } = new URL(streamUrl)
  return {
    'media-src': ['blob:', origin],
    'connect-src': [origin],
    'worker-src': ['blob:'],
  }
}

export function securityHeaders(sheets: string[], allowed?: Allowed): [string, string][] {
  return [
    ['Content-Security-Policy', policyFor(sheets, allowed)],
    ['X-Content-Type-Options', 'nosniff'],
    ['Referrer-Policy', 'strict-origin-when-cross-origin'],
    ['Permissions-Policy', 'camera=(), microphone=(), geolocation=(), interest-cohort=()'],
  ]
}
