/** Patterns of old addresses: regular expressions of linear time, so that no address takes long. */
import { RE2JS } from 're2js'
import { readOldAddress } from './key.ts'
import type { Pattern } from './read.ts'
import { isTargetAddress, writeAddress } from './target-address.ts'

export const longestPattern = 500
/** Each unknown address is compared with all of them. */
export const maxPatterns = 200

/** Null when it is no regular expression, or needs what linear time excludes: references back, lookarounds. */
export function compilePattern(pattern: string): RE2JS | null {
  if (pattern.length > longestPattern) return null
  try {
    return RE2JS.compile(pattern)
  } catch {
    return null
  }
}

const group = /\$([0-9])/g

/** The address of a pattern, with its groups as $1 … $9. */
export const writePatternTarget = (address: string): string =>
  writeAddress(address.replace(/\$\{([0-9])\}|\\([0-9])/g, (_, a, b) => `$${a ?? b}`))

/** Whether a pattern may lead to this address: its groups must not be able to name another host. */
export function isPatternTarget(address: string): boolean {
  const host = /^(?:[a-z][a-z0-9+.-]*:)?\/\/([^/?#]*)/i.exec(address)?.[1] ?? ''
  return !/[$\\]/.test(host) && isTargetAddress(address.replace(group, '0'))
}

interface Compiled extends Pattern {
  expression: RE2JS
  /** The letters with which each match begins; '' if these vary. */
  beginning: string
  /** Whether it is compared with the query too. */
  withQuery: boolean
}

export function compilePatterns(patterns: Pattern[]): Compiled[] {
  return patterns.flatMap((one) => {
    const expression = compilePattern(one.pattern)
    return expression
      ? [{ ...one, expression, beginning: beginningOf(one.pattern), withQuery: one.pattern.includes('\\?') }]
      : []
  })
}

/** Letters of a pattern that stand for themselves, from its ^ on; a letter that may be repeated or left out ends them. */
function beginningOf(pattern: string): string {
  if (!pattern.startsWith('^') || pattern.includes('|')) return ''
  const literal = /^\^((?:[\p{L}\p{N}_-]|\\?\/)+)/u.exec(pattern)?.[1] ?? ''
  const next = pattern[1 + literal.length] ?? ''
  const letters = [...literal.replaceAll('\\/', '/')]
  if (['*', '?', '{', '+'].includes(next)) letters.pop()
  return letters.join('')
}

/** The first pattern that an address matches, and the address to which it leads. Null for 410. */
export function matchPatterns(
  patterns: Compiled[],
  address: string,
): { id: number; status: Pattern['status']; address: string | null } | null {
  const old = patterns.length > 0 ? readOldAddress(address) : null
  if (!old || old.isCut) return null
  const plain = old.path || '/'
  const query = old.parameters.map(([name, value]) => `${name}=${value}`).join('&')
  const hasSlash = /\/(?:$|[?#])/.test(address)
  const paths = old.path === '' ? ['/'] : hasSlash ? [`${plain}/`, plain] : [plain, `${plain}/`]
  for (const one of patterns) {
    // The front page has no redirect.
    if (!one.withQuery && old.path === '') continue
    if (!plain.startsWith(one.beginning) && !`${plain}/`.startsWith(one.beginning)) continue
    for (const path of one.withQuery ? paths.map((each) => (query ? `${each}?${query}` : each)) : paths) {
      const matcher = one.expression.matcher(path)
      if (!matcher.find()) continue
      const { id, status } = one
      if (one.address === null) return { id, status, address: null }
      const target = fill(one.address, (at) => (at <= matcher.groupCount() ? (matcher.group(at) ?? '') : ''))
      return isTargetAddress(target) ? { id, status, address: target } : null
    }
  }
  return null
}

/** Puts the groups into the address, so that none of them can begin a query, a fragment or a host. */
function fill(address: string, groupAt: (at: number) => string): string {
  const mark = address.indexOf('?')
  const filled = address.replace(group, (_, digit, at: number) => {
    const text = groupAt(Number(digit))
    return mark !== -1 && at > mark ? encodeURIComponent(text) : text.replace(/[?#%\\]/g, encodeURIComponent)
  })
  return writeAddress(filled.replace(/^\/{2,}/, '/'))
}
