/** Text for XML (1.0, fifth edition). */

/** Everything outside the production Char (section 2.2), which cannot be escaped. */
const impossible = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu

/** The text without characters that XML forbids. */
export const xmlText = (text: string) => text.toWellFormed().replace(impossible, '')

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
}

/** Escapes text for an element or attribute. */
export const escapeXml = (text: string) =>
  xmlText(text).replace(/[&<>"']/g, (character) => entities[character]!)
