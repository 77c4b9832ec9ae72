/** Converts texts and marks of a body to HTML. */
import type { Links } from './block.ts'
import type { Inline, Mark, Paragraph } from './inline.ts'

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escapeHtml = (text: string) => text.replace(/[&<>"]/g, (character) => entities[character]!)

export const textHtml = (text: string, { say }: Links) => escapeHtml(say ? say(text) : text)

export const attributeHtml = (name: string, value: string | undefined) =>
  value === undefined ? '' : ` ${name}="${escapeHtml(value)}"`

const open = (mark: Mark) =>
  mark.type === 'link' ? `<a${attributeHtml('href', mark.attrs.href)}>` : `<${mark.type}>`
const close = (mark: Mark) => (mark.type === 'link' ? '</a>' : `</${mark.type}>`)

/** Adjacent texts with the same mark share one element. */
export function inlineHtml(content: Inline[] = [], links: Links, depth = 0): string {
  let html = ''
  for (let i = 0; i < content.length; ) {
    const node = content[i]!
    const mark = node.type === 'text' ? node.marks?.[depth] : undefined
    if (!mark) {
      html += node.type === 'text' ? textHtml(node.text, links) : '<br>'
      i++
      continue
    }
    const key = JSON.stringify(mark)
    let end = i + 1
    while (end < content.length) {
      const next = content[end]!
      if (next.type !== 'text' || JSON.stringify(next.marks?.[depth]) !== key) break
      end++
    }
    html += `${open(mark)}${inlineHtml(content.slice(i, end), links, depth + 1)}${close(mark)}`
    i = end
  }
  return html
}

export const paragraphsHtml = (list: Paragraph[], links: Links) =>
  list.map(({ content }) => `<p>${inlineHtml(content, links)}</p>`).join('')
