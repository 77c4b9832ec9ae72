/**
 * The Content Security Policy of pages: the site's own files, the inlined style sheets, and extra sources per
 * page.
 */
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

/**
 * Whether a source would end its directive, is a keyword, or matches all hosts. A wildcard below one domain
 * is safe.
 */
const isUnsafe = (source: string) => /[;,\s'"]|\*(?!\.[^*]*$)/.test(source)

/** Allows the site's own files, these inlined style sheets and the extra sources, and nothing else (CSP Level 3). */
export function policyFor(sheets: string[], allowed: Allowed = {}): string {
  const rule = (name: string, ...sources: string[]) =>
    [name, ...sources, ...(allowed[name] ?? []).filter((source) => !isUnsafe(source))].join(' ')
  return [
    "default-src 'none'",
    rule('script-src', "'self'"),
    rule('style-src', "'self'", ...sheets.map(hashOf)),
    rule('img-src', "'self'"),
    rule('font-src', "'self'"),
    rule('media-src', "'self'"),
    ...(allowed['frame-src'] ? [rule('frame-src')] : []),
    rule('connect-src', "'self'"),
    rule('worker-src', "'self'"),
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join(';')
}

/** Extra sources, by directive. */
export type Allowed = Partial<Record<string, string[]>>

export function mergeAllowed(...all: Allowed[]): Allowed {
  const directives = new Set(all.flatMap((one) => Object.keys(one)))
  return Object.fromEntries(
    [...directives].map((name) => [name, [...new Set(all.flatMap((one) => one[name] ?? []))]]),
  )
}

/** The sources that the video player needs: its worker, its media blobs and the host of the stream. */
export function playerNeeds(streamUrl: string): Allowed {
  const { origin } = new URL(streamUrl)
  const host = origin.includes('*') ? [] : [origin]
  return {
    'media-src': ['blob:', ...host],
    'connect-src': host,
    'worker-src': ['blob:'],
  }
}

export function securityHeaders(sheets: string[], allowed?: Allowed): [string, string][] {
  return [
    ['Content-Security-Policy', policyFor(sheets, allowed)],
    ['Referrer-Policy', 'strict-origin-when-cross-origin'],
    ['Permissions-Policy', 'camera=(), microphone=(), geolocation=(), interest-cohort=()'],
  ]
}
