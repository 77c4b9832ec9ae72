/** Addresses that a link in a body may have: the rule of `href` in the body's schema, and help in meeting it. */

const allowed = /^(https?:\/\/|mailto:|\/(?!\/))/i
const forbidden = /[\s<>"\\]/
const email = /^[^\s@/:<>"\\]+@[^\s@/:<>"\\]+\.[^\s@/:<>"\\]+$/
const host = /^[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)*\.\p{L}{2,}(:\d+)?([/?#]\S*)?$/u

export const isLinkAddress = (text: string) =>
  text.length <= 2_000 && allowed.test(text) && !forbidden.test(text)

/** What a person typed as an address: "example.org" becomes https, a mailbox mailto; null if it is none. */
export function readLinkAddress(typed: string): string | null {
  const text = typed.trim().replace(/[\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
  if (isLinkAddress(text)) return text
  if (email.test(text)) return `mailto:${text}`
  const secure = `https://${text.replace(/^\/\//, '')}`
  return host.test(text.replace(/^\/\//, '')) && isLinkAddress(secure) ? secure : null
}

/** A pasted text that is nothing but one address on the web. */
export function pastedAddress(text: string): string | null {
  const alone = text.trim()
  return /^https?:\/\/[^\s<>"\\]+$/i.test(alone) && isLinkAddress(alone) ? alone : null
}
