/**
 * Requests to addresses that strangers gave: only to hosts of the public internet, so that nobody has the server ask
 * its own neighbours (server-side request forgery). It is the address that is connected to which counts, not the name.
 */
import { lookup as resolve } from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'

// Two lists: in one, a network of IPv6 would hold IPv4 addresses too, as ::ffff:1.2.3.4.
/** Special-purpose addresses (IANA registries, RFC 6890). */
const special4 = new BlockList()
const special6 = new BlockList()
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  special4.addSubnet(network, bits, 'ipv4')
// What is not global unicast, and within it what is special or carries an IPv4 address.
for (const [network, bits] of [
  ['::', 3],
  ['4000::', 2],
  ['8000::', 1],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
] as const)
  special6.addSubnet(network, bits, 'ipv6')

const isSpecial = (address: string) =>
  isIP(address) === 6 ? special6.check(address, 'ipv6') : special4.check(address, 'ipv4')

const isLoopback = (address: string) => isIP(address) !== 0 && /^(127\.|::1$)/.test(address)

export interface HostRule {
  /** Also this machine: for a site that itself is nowhere else. */
  loopback: boolean
}

/** Whether an IP address may be connected to. */
export const isAllowed = (address: string, rule: HostRule): boolean =>
  isIP(address) !== 0 && (!isSpecial(address) || (rule.loopback && isLoopback(address)))

class ForbiddenHost extends Error {
  code = 'EFORBIDDENHOST'
}

/** For an agent's `lookup`: resolves a name to the addresses that may be connected to; an error when there is none. */
export const publicLookup =
  (rule: HostRule): LookupFunction =>
  (hostname, options, answer) => {
    resolve(hostname, { ...options, all: true }, (error, found) => {
      if (error) return answer(error, '', 0)
      const allowed = found.filter(({ address }) => isAllowed(address, rule))
      const first = allowed[0]
      if (!first) return answer(new ForbiddenHost(`${hostname} is not a public host.`), '', 0)
      if (options.all) answer(null, allowed)
      else answer(null, first.address, first.family)
    })
  }

/** Whether the host of an address may be asked, as far as it can be seen without resolving it. */
export function mayAsk(url: URL, rule: HostRule): boolean {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (isIP(host)) return isAllowed(host, rule)
  if (/(^|\.)(localhost|local|internal|home\.arpa)$/.test(host)) return rule.loopback && host === 'localhost'
  return host.includes('.')
}

/** A site on this machine alone may use services on this machine. */
export const hostRule = (siteUrl: string): HostRule => {
  const host = new URL(siteUrl).hostname.replace(/^\[|\]$/g, '')
  return { loopback: host === 'localhost' || isLoopback(host) }
}
