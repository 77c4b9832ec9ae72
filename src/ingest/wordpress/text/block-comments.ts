/** The block editor stores blocks as comments around HTML: `<!-- wp:image {"id":4} -->…<!-- /wp:image -->`. */
import { attributeHtml } from '../../../body/inline-html.ts'
import type { HtmlElement } from '../../../body/tree.ts'
import type { Loss } from '../../archive/loss.ts'

const form = /^<!--\s+(\/)?wp:([a-z][\w-]*(?:\/[a-z][\w-]*)?)\s+(?:(\{[\s\S]*\})\s+)?(\/)?-->$/

/** The element that stands for a block in the tree. */
export const blockElement = 'wp-block'

export const hasBlocks = (html: string) => html.includes('<!-- wp:')

/** The HTML with an element for each block. Ends without a beginning are left out; an open block ends with the text. */
export function blocksAsElements(html: string, report: (loss: Loss) => void): string {
  const open: string[] = []
  const element = (written: string): string => {
    const [, closes, name, attributes = '{}', alone] = form.exec(written) ?? []
    if (name === undefined) return written
    const full = name.includes('/') && !name.startsWith('core/') ? name : name.replace(/^core\//, '')
    if (closes) {
      const at = open.lastIndexOf(full)
      if (at < 0) {
        report({ kind: 'end of a block without a beginning', detail: full })
        return ''
      }
      return `</${blockElement}>`.repeat(open.splice(at).length)
    }
    const start = `<${blockElement}${attributeHtml('name', full)}${attributeHtml('data', attributes)}${attributeHtml('written', alone ? written : undefined)}>`
    if (alone) return `${start}</${blockElement}>`
    open.push(full)
    return start
  }
  let replaced = ''
  let from = 0
  for (let at = html.indexOf('<!--'); at >= 0; at = html.indexOf('<!--', from)) {
    const end = html.indexOf('-->', at + 4)
    if (end < 0) break
    replaced += html.slice(from, at) + element(html.slice(at, end + 3))
    from = end + 3
  }
  replaced += html.slice(from)
  if (open.length > 0) report({ kind: 'block without an end', detail: open.join(', ') })
  return replaced + `</${blockElement}>`.repeat(open.length)
}

/** The attributes of a block; {} when they are no JSON. */
export function dataOf({ attributes }: HtmlElement): Record<string, unknown> {
  try {
    const data: unknown = JSON.parse(attributes.data ?? '{}')
    return typeof data === 'object' && data !== null ? (data as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}
