/** Addresses that the server will contact later: refused at once when they are clearly forbidden. */
import type { z } from 'zod'
import { CommandError } from '../kernel/command.ts'
import type { Outbound } from '../platform/outbound.ts'

/** @throws CommandError at the field; the command itself checks empty and invalid addresses */
export function checkHost(outbound: Outbound, field: string, address: string | undefined): void {
  const text = address?.trim() ?? ''
  if (!URL.canParse(text) || !/^https?:/i.test(text) || outbound.mayAsk(new URL(text))) return
  const message = `${field}: ${new URL(text).host} is not a host of the public internet.`
  throw new CommandError('invalid', message, [
    { path: [field], code: 'private-host', message } as unknown as z.core.$ZodIssue,
  ])
}
