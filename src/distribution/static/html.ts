/** Changes a page so that it works without the program: links lead to files of the copy, forms go. */
import { Parser } from 'htmlparser2'
import { attributeHtml } from '../../body/inline-html.ts'

interface Edit {
  start: number
  end: number
  text: string
}

interface Found {
  start: number
  end: number
  name: string
  attributes: Record<string, string>
}

/** The links of a page, and what is taken out of it. */
function read(html: string) {
  const links: Found[] = []
  const removed: Edit[] = []
  let forms = 0
  let form: number | null = null
  const parser = new Parser({
    onopentag(name, attributes) {
      // Thousands of pictures in this format take days to draw; the others of the page are enough.
      if (name === 'source' && attributes.type === 'image/avif')
        removed.push({ start: parser.startIndex, end: parser.endIndex + 1, text: '' })
      if (name === 'form') form ??= parser.startIndex
      else if (form === null && /^(a|area|link)$/.test(name) && attributes.href !== undefined)
        links.push({ start: parser.startIndex, end: parser.endIndex + 1, name, attributes })
    },
    onclosetag(name) {
      if (name !== 'form' || form === null) return
      removed.push({ start: form, end: parser.endIndex + 1, text: '' })
      forms++
      form = null
    },
  })
  parser.end(html)
  return { links, removed, forms }
}

const tagOf = (name: string, attributes: Record<string, string>) =>
  `<${name}${Object.entries(attributes)
    .map(([key, value]) => (value === '' ? ` ${key}` : attributeHtml(key, value)))
    .join('')}>`

/** Buttons that scripts show and the program answers. */
const withoutProgram =
  '<style>[data-save],[data-follow],section:has(>details.write){display:none!important}</style>'

/** In place of an address: the page needs the program, and its link is not shown. */
export const hidden = 'hidden'

/**
 * @param resolve the new address of a link; null when no page is there, `hidden` when the page needs the program,
 * undefined when the link stays as it is
 */
export async function copiedHtml(
  html: string,
  resolve: (href: string) => Promise<string | null | undefined>,
): Promise<{ html: string; forms: number }> {
  const { links, removed, forms } = read(html)
  const edits = [...removed]
  for (const { start, end, name, attributes } of links) {
    const href = attributes.href!
    const address = await resolve(href)
    if (address === undefined || address === href) continue
    const { href: _, ...others } = attributes
    if (address === hidden)
      edits.push({
        start,
        end,
        text: name === 'link' ? '' : tagOf(name, { ...others, style: 'display:none' }),
      })
    else if (address !== null) edits.push({ start, end, text: tagOf(name, { ...attributes, href: address }) })
    // A link without an address is text.
    else edits.push({ start, end, text: name === 'link' ? '' : tagOf(name, others) })
  }
  edits.sort((a, b) => a.start - b.start)
  let copied = ''
  let at = 0
  for (const { start, end, text } of edits) {
    copied += html.slice(at, start) + text
    at = end
  }
  return { html: (copied + html.slice(at)).replace('</head>', `${withoutProgram}</head>`), forms }
}

export function redirectPage(target: string): string {
  const href = attributeHtml('href', target)
  return `<!doctype html><html><head><meta charset="utf-8"><meta name="robots" content="noindex"><link rel="canonical"${href}><meta http-equiv="refresh"${attributeHtml('content', `0; url=${target}`)}><title>${target.replace(/[<&]/g, '')}</title></head><body><a${href}>${target.replace(/[<&]/g, '')}</a></body></html>\n`
}
