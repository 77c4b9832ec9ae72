/** Where a reader comes from, as far as limits need it: a keyed hash, never the address itself. */
import { createHmac } from 'node:crypto'
import { BlockList, isIPv6 } from 'node:net'

const mapped = new BlockList()
mapped.addSubnet('::ffff:0:0', 96, 'ipv6')

/** One household or one phone: an IPv4 address, or the first 64 bits of an IPv6 address (RFC 4291, 2.5.4). */
export function networkOf(address: string): string {
  if (!isIPv6(address)) return address
  if (mapped.check(address, 'ipv6') && address.includes('.'))
    return address.slice(address.lastIndexOf(':') + 1)
  const [head = '', tail] = address.toLowerCase().split('%')[0]!.split('::')
  const first = head === '' ? [] : head.split(':')
  const last = tail ? tail.split(':') : []
  const zeros = tail === undefined ? 0 : 8 - first.length - last.length
  const groups = [...first, ...Array<string>(Math.max(0, zeros)).fill('0'), ...last]
  return groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')
}

export const hashAddress = (secret: string, address: string): string =>
  createHmac('sha256', secret).update(networkOf(address)).digest('base64url').slice(0, 22)
