/** Link addresses in a body: the rule of `href`, and conversion of typed addresses. */

const allowed = /^(https?:\/\/|mailto:|\/(?!\/))/i
const forbidden = /[\s\u0000-\u001f\u007f<>"\\]/
const email = /^[^\s@/:<>"\\]+@[^\s@/:<>"\\]+\.[^\s@/:<>"\\]+$/
const host = /^[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)*\.\p{L}{2,}(:\d+)?([/?#]\S*)?$/u

export const isLinkAddress = (text: string) =>
  text.length <= 2_000 && text.isWellFormed() && allowed.test(text) && !forbidden.test(text)

/** Converts a typed address: "example.org" becomes https, a mail address mailto; null when it is neither. */
export function readLinkAddress(typed: string): string | null {
  const text = typed.trim().replace(/[\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
  if (isLinkAddress(text)) return text
  if (email.test(text)) return `mailto:${text}`
  const secure = `https://${text.replace(/^\/\//, '')}`
  return host.test(text.replace(/^\/\//, '')) && isLinkAddress(secure) ? secure : null
}

/** The address, when a pasted text is nothing but one web address. */
export function pastedAddress(text: string): string | null {
  const alone = text.trim()
  return /^https?:\/\/[^\s<>"\\]+$/i.test(alone) && isLinkAddress(alone) ? alone : null
}
