/**
 * The hosts that the program may contact: the public internet, and those in ALLOW_PRIVATE_HOSTS. This
 * prevents server-side request forgery against neighbouring machines. The connected IP address is checked,
 * whatever the host name.
 */
import { lookup as resolve } from 'node:dns'
import type { LookupFunction } from 'node:net'
import ipaddr from 'ipaddr.js'

type Address = ReturnType<typeof ipaddr.parse>

/** The private hosts that may be contacted. */
export interface PrivateHosts {
  all: boolean
  networks: [Address, number][]
  /** Host names in lower case, allowed whatever address they resolve to. */
  names: Set<string>
}

export const noPrivateHosts: PrivateHosts = { all: false, networks: [], names: new Set() }

const words = { all: ['1', 'true', 'yes', 'all'], none: ['', '0', 'false', 'no', 'none'] }

/**
 * Parses a list such as "10.0.0.0/8, encoder.internal"; "all" allows every host. Throws an Error that names
 * the part that is not an address, network or host name.
 */
export function readPrivateHosts(text: string): PrivateHosts {
  const given = text.trim().toLowerCase()
  if (words.none.includes(given)) return noPrivateHosts
  if (words.all.includes(given)) return { ...noPrivateHosts, all: true }
  const hosts: PrivateHosts = { all: false, networks: [], names: new Set() }
  for (const part of given.split(',').map((one) => one.trim().replace(/^\[|\]$/g, ''))) {
    if (part === '') continue
    if (ipaddr.isValidCIDR(part)) hosts.networks.push(ipaddr.parseCIDR(part))
    else if (isAddress(part)) {
      const address = ipaddr.process(part)
      hosts.networks.push([address, address.kind() === 'ipv4' ? 32 : 128])
    } else if (/^(?=.*[a-z])[\p{L}\p{N}_-]+(\.[\p{L}\p{N}_-]+)*$/u.test(part)) hosts.names.add(part)
    else throw new Error(`"${part}" is not an address, network or host name`)
  }
  return hosts
}

/** Only the notation that resolvers return: ipaddr.js also accepts "127.1" and "0x7f.1", which may be host names. */
const isAddress = (text: string) =>
  ipaddr.IPv4.isValidFourPartDecimal(text) || (text.includes(':') && ipaddr.IPv6.isValid(text))

const globalUnicast: [Address, number] = ipaddr.parseCIDR('2000::/3')
/** Networks with an IPv4 address in their last 32 bits (RFC 4291, 6052, 8215). */
const carriers = ['::ffff:0:0/96', '::ffff:0:0:0/96', '::/96', '64:ff9b::/96', '64:ff9b:1::/48'].map((one) =>
  ipaddr.parseCIDR(one),
)

/** The actual destination: extracts an IPv4 address embedded in an IPv6 address. */
function innermost(address: Address): Address {
  if (address.kind() === 'ipv4' || !carriers.some((network) => address.match(network))) return address
  return ipaddr.fromByteArray(address.toByteArray().slice(-4))
}

/** IANA's registries of special-purpose addresses (RFC 6890), from ipaddr.js. */
const isPublic = (address: Address) =>
  address.range() === 'unicast' && (address.kind() === 'ipv4' || address.match(globalUnicast))

/** Whether an IP address may be contacted; anything that is not an address may not. */
export function isAllowed(text: string, allowed: PrivateHosts): boolean {
  if (!isAddress(text)) return false
  const given = ipaddr.parse(text)
  const address = innermost(given)
  return (
    allowed.all ||
    isPublic(address) ||
    [given, address].some((one) =>
      allowed.networks.some((network) => one.kind() === network[0].kind() && one.match(network)),
    )
  )
}

export class ForbiddenHost extends Error {
  code = 'EFORBIDDENHOST'
  constructor(host: string) {
    super(`${host} is not a public host (the setting ALLOW_PRIVATE_HOSTS names private ones)`)
  }
}

const plainName = (host: string) =>
  host
    .toLowerCase()
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '')

/** For an agent's `lookup`: resolves a name to its permitted addresses; an error when there is none. */
export const publicLookup =
  (allowed: PrivateHosts): LookupFunction =>
  (hostname, options, answer) => {
    resolve(hostname, { ...options, all: true }, (error, found) => {
      if (error) return answer(error, '', 0)
      const named = allowed.names.has(plainName(hostname))
      const usable = found.filter(({ address }) => named || isAllowed(address, allowed))
      const first = usable[0]
      if (!first) return answer(new ForbiddenHost(hostname), '', 0)
      if (options.all) answer(null, usable)
      else answer(null, first.address, first.family)
    })
  }

/** Whether the host of an http(s) address is allowed, as far as this is known without resolving its name. */
export function mayAsk(url: URL, allowed: PrivateHosts): boolean {
  if (!/^https?:$/.test(url.protocol)) return false
  const host = plainName(url.hostname)
  if (allowed.all || allowed.names.has(host)) return true
  if (isAddress(host)) return isAllowed(host, allowed)
  // An internal name may resolve to an allowed network.
  if (allowed.networks.length > 0) return true
  return host.includes('.') && !/(^|\.)(localhost|local|internal|home\.arpa)$/.test(host)
}
