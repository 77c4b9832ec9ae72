/** What XML (1.0, fifth edition) can hold. */

/** Everything outside the production Char (section 2.2): no escape brings it into a document. */
const impossible = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu

/** The text without what XML cannot hold. */
export const xmlText = (text: string) => text.toWellFormed().replace(impossible, '')

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
}

/** The text as the content of an element or attribute. */
export const escapeXml = (text: string) =>
  xmlText(text).replace(/[&<>"']/g, (character) => entities[character]!)
