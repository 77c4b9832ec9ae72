/** A body as plain HTML, for feeds and for export. `parseBody` reads it back to the same document. */
import type { Block, BodyDocument, Inline, ListItem, Mark, Paragraph } from './document.ts'
import { normaliseBody } from './normalise.ts'

export interface BodyAddresses {
  /** Where a media item is; null leaves its figure out. `caption` is shown where the body has none of its own. */
  media(
    id: number,
  ): { uri?: string; type: 'picture' | 'video'; src: string; alt: string; caption?: string } | null
  /** Where one of our articles is; null leaves its card out. */
  article(id: number): { uri?: string; href: string; headline: string } | null
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escapeHtml = (text: string) => text.replace(/[&<>"]/g, (character) => entities[character]!)
const attribute = (name: string, value: string | undefined) =>
  value === undefined ? '' : ` ${name}="${escapeHtml(value)}"`

function open(mark: Mark): string {
  return mark.type === 'link' ? `<a href="${escapeHtml(mark.attrs.href)}">` : `<${mark.type}>`
}
const close = (mark: Mark) => (mark.type === 'link' ? '</a>' : `</${mark.type}>`)

/** Neighbours that share a mark stand in one element. */
function inlineHtml(content: Inline[], depth = 0): string {
  let html = ''
  for (let i = 0; i < content.length; ) {
    const node = content[i]!
    const mark = node.type === 'text' ? node.marks?.[depth] : undefined
    if (!mark) {
      html += node.type === 'text' ? escapeHtml(node.text) : '<br>'
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
    html += `${open(mark)}${inlineHtml(content.slice(i, end), depth + 1)}${close(mark)}`
    i = end
  }
  return html
}

const paragraphs = (list: Paragraph[]) => list.map((p) => `<p>${inlineHtml(p.content ?? [])}</p>`).join('')

const itemHtml = ({ content }: ListItem) =>
  `<li>${content.length === 1 ? inlineHtml(content[0]!.content ?? []) : paragraphs(content)}</li>`

function figureHtml(mediaId: number, own: string, addresses: BodyAddresses): string {
  const media = addresses.media(mediaId)
  if (!media) return ''
  const shown =
    media.type === 'video'
      ? `<video${attribute('src', media.src)} controls></video>`
      : `<img${attribute('src', media.src)}${attribute('alt', media.alt)}>`
  const caption = own || media.caption
  return `<figure${attribute('data-uri', media.uri)}>${shown}${caption ? `<figcaption>${escapeHtml(caption)}</figcaption>` : ''}</figure>`
}

function cardHtml(articleId: number, addresses: BodyAddresses): string {
  const article = addresses.article(articleId)
  if (!article) return ''
  return `<aside${attribute('data-article', article.uri ?? article.href)}><a${attribute('href', article.href)}>${escapeHtml(article.headline)}</a></aside>`
}

function blockHtml(block: Block, addresses: BodyAddresses): string {
  switch (block.type) {
    case 'paragraph':
      return paragraphs([block])
    case 'heading':
      return `<h${block.attrs.level}>${inlineHtml(block.content ?? [])}</h${block.attrs.level}>`
    case 'bulletList':
      return `<ul>${block.content.map(itemHtml).join('')}</ul>`
    case 'orderedList':
      return `<ol>${block.content.map(itemHtml).join('')}</ol>`
    case 'blockquote': {
      const { attribution } = block.attrs
      return `<blockquote>${paragraphs(block.content)}${attribution ? `<footer>${escapeHtml(attribution)}</footer>` : ''}</blockquote>`
    }
    case 'figure':
      return figureHtml(block.attrs.mediaId, block.attrs.caption, addresses)
    case 'articleCard':
      return cardHtml(block.attrs.articleId, addresses)
    case 'factBox': {
      const { title } = block.attrs
      const content = block.content.map((inner) => blockHtml(inner, addresses)).join('')
      return `<aside>${title ? `<h3>${escapeHtml(title)}</h3>` : ''}${content}</aside>`
    }
    case 'table': {
      const { caption } = block.attrs
      const rows = block.content.map(
        (row) =>
          `<tr>${row.content
            .map(({ attrs, content }) => {
              const tag = attrs.header ? 'th' : 'td'
              return `<${tag}>${inlineHtml(content ?? [])}</${tag}>`
            })
            .join('')}</tr>`,
      )
      return `<table>${caption ? `<caption>${escapeHtml(caption)}</caption>` : ''}<tbody>${rows.join('')}</tbody></table>`
    }
  }
}

/** HTML of the body's normal form, without line breaks. */
export const bodyToHtml = (body: BodyDocument, addresses: BodyAddresses): string =>
  normaliseBody(body)
    .content.map((block) => blockHtml(block, addresses))
    .join('')
