/** A reader's network address for rate limits: only a keyed hash is stored, never the address. */
import { createHmac } from 'node:crypto'
import { BlockList, isIPv6 } from 'node:net'

const mapped = new BlockList()
mapped.addSubnet('::ffff:0:0', 96, 'ipv6')

/**
 * The network of one household or phone: an IPv4 address, or the first 64 bits of an IPv6 address (RFC 4291,
 * 2.5.4).
 */
export function networkOf(clientIp: string): string {
  if (!isIPv6(clientIp)) return clientIp
  if (mapped.check(clientIp, 'ipv6') && clientIp.includes('.'))
    return clientIp.slice(clientIp.lastIndexOf(':') + 1)
  const [head = '', tail] = clientIp.toLowerCase().split('%')[0]!.split('::')
  const first = head === '' ? [] : head.split(':')
  const last = tail ? tail.split(':') : []
  const zeros = tail === undefined ? 0 : 8 - first.length - last.length
  const groups = [...first, ...Array<string>(Math.max(0, zeros)).fill('0'), ...last]
  return groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')
}

export const hashIp = (secret: string, clientIp: string): string =>
  createHmac('sha256', secret).update(networkOf(clientIp)).digest('base64url').slice(0, 22)
