/** The addresses to which a redirect may lead. */
import { isLink } from '../../kernel/fields.ts'

/** An encoded address without letters that an address cannot contain: old exports contain spaces and quotes. */
export const writeAddress = (address: string): string =>
  address
    .trim()
    .toWellFormed()
    .replace(/[\s"<>\\^`{|}\p{Cc}]/gu, encodeURIComponent)

/** A path of this site, or an http(s) address without a password. */
export function isTargetAddress(address: string): boolean {
  const written = writeAddress(address)
  if (written.length > 2_000 || !isLink(written)) return false
  return written.startsWith('/') || new URL(written).username === ''
}
