/** Forwarded requests: which client address is known, and which proxies are not configured. */
import type { IncomingMessage } from 'node:http'
import proxyAddr from 'proxy-addr'

const headers = ['x-forwarded-for', 'forwarded', 'x-real-ip'] as const

export const isForwarded = (req: IncomingMessage): boolean =>
  headers.some((name) => req.headers[name] !== undefined)

const isLoopback = (address: string) => /^(127\.|::1$)/.test(plain(address))

/**
 * Whether a request comes from another machine, through a proxy, or for another host name than this machine's
 * own (a proxy may add no header). Internal endpoints are closed to such requests.
 */
export function isFromOutside(req: IncomingMessage): boolean {
  if (!isLoopback(req.socket.remoteAddress ?? '')) return true
  const names = Object.keys(req.headers)
  if (
    names.some((name) =>
      /^(x-forwarded-|forwarded$|via$|x-real-ip$|cf-|true-client-ip$|x-client-ip$)/.test(name),
    )
  )
    return true
  return !/^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i.test(req.headers.host ?? '')
}

/** In IPv4 notation where possible. */
const plain = (address: string) => address.replace(/^::ffff:(?=\d+\.)/i, '')

export interface Sender {
  clientIp: string
  /** Whether it is the address of an unlisted proxy, shared by all its clients. */
  isShared: boolean
}

/** The maximum number of reported proxies, because anyone can send these headers. */
const maxReported = 5

/** `report` is called once for each untrusted proxy. */
export function createSenders(trustedProxies: string[], report: (address: string) => void) {
  const isTrusted = proxyAddr.compile(trustedProxies)
  const told = new Set<string>()
  return (req: IncomingMessage): Sender => {
    const direct = req.socket.remoteAddress ?? ''
    const isShared = isForwarded(req) && !isTrusted(direct, 0)
    const address = plain(direct)
    if (isShared && told.size < maxReported && !told.has(address)) {
      told.add(address)
      report(address)
    }
    return { clientIp: isShared ? address : plain(proxyAddr(req, isTrusted)), isShared }
  }
}
