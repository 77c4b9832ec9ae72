/**
 * Mail addresses in any script (RFC 6531): «محمد@مثال.السعودية». The domain is stored in ASCII (IDNA, by the
 * URL Standard), so that each mailbox has one spelling.
 */

/** Invisible characters in copied texts: bidi marks, zero-width signs, a soft hyphen, a BOM. */
const invisible = /[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g
const maxBytes = { local: 64, whole: 254 }
const part = /^[^\s\p{C}"(),:;<>@[\\\]]+$/u
const label = /^(?!-)[a-z0-9-]{1,63}(?<!-)$/

/** Removes invisible characters and surrounding spaces. */
export const visibleAddress = (text: string): string =>
  text.toWellFormed().replace(invisible, '').trim().normalize('NFC')

/** The domain in lower-case ASCII; null when it is invalid or has no dot. */
function asciiDomain(domain: string): string | null {
  if (!part.test(domain) || /[/?#%]/.test(domain)) return null
  // The URL parser handles East Asian forms of @ and dots (UTS #46).
  const host = URL.parse(`http://${domain}/`)?.hostname
  if (!host || /^[\d.]+$/.test(host)) return null
  const labels = host.split('.')
  return labels.length > 1 && labels.every((one) => label.test(one)) && !/^\d+$/.test(labels.at(-1)!)
    ? host
    : null
}

/** The canonical spelling of a typed or pasted mail address; null when it is invalid. */
export function mailAddress(text: string): string | null {
  const typed = visibleAddress(text)
  const at = typed.lastIndexOf('@')
  const local = typed.slice(0, Math.max(at, 0))
  const domain = asciiDomain(typed.slice(at + 1))
  if (at < 1 || domain === null || !part.test(local) || /^\.|\.\.|\.$/.test(local)) return null
  const bytes = (of: string) => new TextEncoder().encode(of).length
  const address = `${local}@${domain}`
  return bytes(local) <= maxBytes.local && bytes(address) <= maxBytes.whole ? address : null
}

/** Whether mail servers need SMTPUTF8 (RFC 6531) for it: the part before the @ is not ASCII. */
export const needsSmtpUtf8 = (address: string): boolean => /[^\u0000-\u007f]/.test(address)

/** The addresses that the accounts library accepts (Zod's rule): ASCII letters only, no IDNA domains. */
const plain = /^(?!\.)(?!.*\.\.)[a-z0-9_'+\-.]*[a-z0-9_+-]@([a-z0-9][a-z0-9-]*\.)+[a-z]{2,}$/i
const place = '@address.invalid'

/**
 * The address for the accounts library, in hexadecimal where the library would refuse it. `fromAccount` is
 * the inverse.
 */
export function toAccount(address: string): string {
  if (plain.test(address)) return address
  const hex = [...new TextEncoder().encode(address)].map((byte) => byte.toString(16).padStart(2, '0'))
  return `utf8-${hex.join('')}${place}`
}

export function fromAccount(address: string): string {
  const [, hex] = /^utf8-((?:[0-9a-f]{2})+)@address\.invalid$/.exec(address) ?? []
  if (!hex) return address
  return new TextDecoder().decode(Uint8Array.from(hex.match(/../g)!, (pair) => Number.parseInt(pair, 16)))
}
