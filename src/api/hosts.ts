/** Addresses and hosts that people enter: refused at once when they are clearly forbidden. */
import type { z } from 'zod'
import { CommandError } from '../kernel/command.ts'
import type { Outbound } from '../platform/outbound.ts'

const refuse = (path: PropertyKey[], code: string, message: string): never => {
  throw new CommandError('invalid', message, [{ path, code, message } as unknown as z.core.$ZodIssue])
}

/** @throws CommandError at the field; the command itself checks empty and invalid addresses */
export function checkHost(outbound: Outbound, field: string, address: string | undefined): void {
  const text = address?.trim() ?? ''
  if (!URL.canParse(text) || !/^https?:/i.test(text) || outbound.mayAsk(new URL(text))) return
  refuse([field], 'private-host', `${field}: ${new URL(text).host} is not a host of the public internet.`)
}

/**
 * Checks hosts whose pages articles embed. Frames of the site's own host could leave their sandbox.
 * @throws CommandError at the host
 */
export function checkEmbedHosts(outbound: Outbound, siteUrl: string, hosts: readonly string[] = []): void {
  for (const [at, host] of hosts.entries()) {
    if (!URL.canParse(`https://${host.trim()}`)) continue
    const url = new URL(`https://${host.trim()}`)
    const path = ['embedHosts', at]
    if (url.hostname === new URL(siteUrl).hostname)
      refuse(path, 'own-host', `embedHosts: ${url.host} is the site's own host.`)
    if (!outbound.mayAsk(url))
      refuse(path, 'private-host', `embedHosts: ${url.host} is not a host of the public internet.`)
  }
}
