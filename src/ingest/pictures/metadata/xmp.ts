/** The properties of XMP (XMP specification, part 1), by their usual prefixes. */
import * as exifr from 'exifr'

// Node loads the package as CommonJS, so its functions are on the default export.
const { sidecar } = 'sidecar' in exifr ? exifr : (exifr as { default: typeof exifr }).default

export type Part = Record<string, unknown>

/** Longer packets are working files (layers, histories), not photographs. */
const longest = 2 * 1024 * 1024

/** Broken XMP is ignored. */
export async function readXmp(bytes: Uint8Array | undefined): Promise<Record<string, Part>> {
  if (!bytes || bytes.length > longest) return {}
  const parts = await Promise.resolve()
    .then(() => sidecar(Buffer.from(bytes), {}, 'xmp'))
    .catch(() => undefined)
  return (parts ?? {}) as Record<string, Part>
}

interface Variant {
  lang: string
  text: string
}

/** The items of a list; of a text in several languages (rdf:Alt) the one in `language`, or else the default. */
export function xmpTexts(value: unknown, language: string): string[] {
  const items = (Array.isArray(value) ? value : [value]).map(itemOf).filter(({ text }) => text !== '')
  const variants = items.filter((one): one is Variant => one.lang !== '')
  if (variants.length === 0) return items.map(({ text }) => text)
  const chosen =
    variants.find(({ lang }) => lang === language) ??
    variants.find(({ lang }) => lang.split('-')[0] === language) ??
    variants.find(({ lang }) => lang === 'x-default') ??
    variants[0]!
  return [chosen.text]
}

function itemOf(value: unknown): Variant {
  if (typeof value === 'object' && value !== null) {
    const { lang, value: text } = value as { lang?: unknown; value?: unknown }
    return { lang: typeof lang === 'string' ? lang.toLowerCase() : '', text: plain(text) }
  }
  return { lang: '', text: plain(value) }
}

const plain = (value: unknown): string =>
  typeof value === 'string' ? entities(value) : typeof value === 'number' ? String(value) : ''

/** XMP is XML, and its character references are not decoded yet. */
function entities(text: string): string {
  const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
  return text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi,
    (whole, hex, decimal, name) => {
      if (name) return named[name.toLowerCase()]!
      const code = hex ? Number.parseInt(hex, 16) : Number(decimal)
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
    },
  )
}
