/** The body of an article as a text of WordPress' block editor. */

import { knownPost } from '../../blocks/embed/address.ts'
import type { Embed } from '../../blocks/embed/block.ts'
import type { BulletList, OrderedList } from '../../blocks/list/block.ts'
import type { Table } from '../../blocks/table/block.ts'
import type { Links } from '../../body/block.ts'
import { type Block, type BodyDocument, blockOf } from '../../body/document.ts'
import type { Paragraph } from '../../body/inline.ts'
import { attributeHtml, escapeHtml, inlineHtml } from '../../body/inline-html.ts'
import { normaliseBody } from '../../body/normalise.ts'
import type { Report } from '../archive/report.ts'
import {
  audioBlock,
  caption,
  fileBlock,
  galleryBlock,
  imageBlock,
  paragraphBlock,
  type ShownMedia,
  videoBlock,
  wpBlock,
} from './markup.ts'

export interface TextContext {
  /** Null for an item without a file that WordPress may show. */
  media(id: number): ShownMedia | null
  article(id: number): { href: string; headline: string } | null
  report: Report['note']
}

/** WordPress replaces these in every text; doubled brackets show them as they are written. */
const shortcode = /\[(\/?(?:caption|wp_caption|gallery|playlist|audio|video|embed)(?![\w-])[^[\]]*)\]/g
const escapeShortcodes = (text: string) => text.replace(shortcode, '[[$1]]')

const linksOf = ({ media, article }: TextContext): Links => ({
  say: escapeShortcodes,
  media(id) {
    const found = media(id)
    return found && { type: found.type, src: found.url, alt: found.alt, caption: found.caption }
  },
  article,
})

/** Services whose pages WordPress shows itself; for the others it shows the link. */
const shownByWordPress: Record<string, { slug: string; type: 'video' | 'rich' }> = {
  YouTube: { slug: 'youtube', type: 'video' },
  Vimeo: { slug: 'vimeo', type: 'video' },
  Dailymotion: { slug: 'dailymotion', type: 'video' },
  TikTok: { slug: 'tiktok', type: 'video' },
  X: { slug: 'twitter', type: 'rich' },
  SoundCloud: { slug: 'soundcloud', type: 'rich' },
  Spotify: { slug: 'spotify', type: 'rich' },
}

function embedMarkup({ attrs }: Embed, context: TextContext): string {
  const { url, title, text, author } = attrs
  const known = shownByWordPress[knownPost(url)?.provider.name ?? '']
  if (!known) context.report('embedded pages that WordPress shows as a link', url)
  const kind = known ? ` is-type-${known.type} is-provider-${known.slug} wp-block-embed-${known.slug}` : ''
  const words = [title, text, author].filter(Boolean).map(escapeHtml).join('<br>')
  return wpBlock(
    'embed',
    `<figure class="wp-block-embed${kind}"><div class="wp-block-embed__wrapper">\n${escapeHtml(url)}\n</div>${caption(words)}</figure>`,
    known ? { url, type: known.type, providerNameSlug: known.slug, responsive: true } : { url },
  )
}

/** Paragraphs where WordPress allows one text only. */
const joined = (paragraphs: Paragraph[], links: Links, between: string) =>
  paragraphs.map(({ content }) => inlineHtml(content, links)).join(between)

function listMarkup(list: BulletList | OrderedList, links: Links): string {
  const isOrdered = list.type === 'orderedList'
  const start = list.type === 'orderedList' ? list.attrs?.start : undefined
  const items = list.content.map(({ content }) => {
    const own = content.filter((one): one is Paragraph => one.type === 'paragraph')
    const inner = content.flatMap((one) => (one.type === 'paragraph' ? [] : [listMarkup(one, links)]))
    return wpBlock('list-item', `<li>${joined(own, links, '<br>')}${inner.join('')}</li>`)
  })
  const tag = isOrdered ? 'ol' : 'ul'
  return wpBlock(
    'list',
    `<${tag}${attributeHtml('start', start === undefined ? undefined : String(start))} class="wp-block-list">${items.join('\n\n')}</${tag}>`,
    { ...(isOrdered && { ordered: true }), ...(start !== undefined && { start }) },
  )
}

function tableMarkup({ attrs, content }: Table, links: Links): string {
  const span = (name: string, value: number | undefined) =>
    attributeHtml(name, value === undefined ? undefined : String(value))
  const rowHtml = (row: Table['content'][number]) =>
    `<tr>${row.content
      .map(({ attrs: { header, colspan, rowspan }, content: words }) => {
        const tag = header ? 'th' : 'td'
        return `<${tag}${span('colspan', colspan)}${span('rowspan', rowspan)}>${inlineHtml(words, links)}</${tag}>`
      })
      .join('')}</tr>`
  const [first, ...rest] = content
  const isHead = rest.length > 0 && first!.content.every((cell) => cell.attrs.header && !cell.attrs.rowspan)
  const head = isHead ? `<thead>${rowHtml(first!)}</thead>` : ''
  const body = (isHead ? rest : content).map(rowHtml).join('')
  return wpBlock(
    'table',
    `<figure class="wp-block-table"><table>${head}<tbody>${body}</tbody></table>${caption(escapeHtml(attrs.caption))}</figure>`,
    { hasFixedLayout: false },
  )
}

/** The lines of verse stand as they are; an empty line parts the stanzas. */
const verseHtml = (paragraphs: Paragraph[], links: Links) =>
  joined(paragraphs, links, '\n\n').replaceAll('<br>', '\n')

const withSource = (html: string, source: string, links: Links) =>
  source ? `${html}<cite>${escapeHtml(links.say!(source))}</cite>` : html

function shownItem(context: TextContext, id: number): ShownMedia | null {
  const found = context.media(id)
  if (!found) context.report('pictures and files in texts that have no public file', `media item ${id}`)
  return found
}

/** A media item as a block of its own; its caption alone when it cannot be shown. */
export function mediaMarkup(id: number, given: string, context: TextContext): string {
  const media = shownItem(context, id)
  if (!media) return given && paragraphBlock(escapeHtml(given))
  const words = given || media.caption
  if (media.type === 'video') return videoBlock(media, escapeHtml(words))
  if (media.type === 'audio') return audioBlock(media, escapeHtml(words))
  if (media.type === 'document')
    return fileBlock(media, words || decodeURIComponent(media.url.split('/').at(-1)!))
  return imageBlock(media, escapeHtml(words))
}

export function galleryMarkup(
  pictures: { mediaId: number; caption: string }[],
  title: string,
  context: TextContext,
): string {
  const isPicture = (id: number) => context.media(id)?.type === 'picture'
  const shown = pictures.flatMap((one) => {
    const media = isPicture(one.mediaId) ? context.media(one.mediaId) : null
    return media ? [imageBlock(media, escapeHtml(one.caption || media.caption))] : []
  })
  const others = pictures
    .filter(({ mediaId }) => !isPicture(mediaId))
    .map((one) => mediaMarkup(one.mediaId, one.caption, context))
  const heading = title && paragraphBlock(escapeHtml(title))
  return [shown.length > 0 ? galleryBlock(shown, escapeHtml(title)) : heading, ...others]
    .filter(Boolean)
    .join('\n\n')
}

function markupOf(block: Block, context: TextContext, links: Links): string {
  switch (block.type) {
    case 'paragraph':
      return paragraphBlock(inlineHtml(block.content, links))
    case 'heading': {
      const { level } = block.attrs
      const html = `<h${level} class="wp-block-heading">${inlineHtml(block.content, links)}</h${level}>`
      return wpBlock('heading', html, level === 2 ? {} : { level })
    }
    case 'bulletList':
    case 'orderedList':
      return listMarkup(block, links)
    case 'blockquote': {
      const said = block.content.map(({ content }) => paragraphBlock(inlineHtml(content, links))).join('\n\n')
      return wpBlock(
        'quote',
        `<blockquote class="wp-block-quote">${withSource(said, block.attrs.attribution, links)}</blockquote>`,
      )
    }
    case 'pullquote': {
      const said = `<p>${joined(block.content, links, '<br>')}</p>`
      return wpBlock(
        'pullquote',
        `<figure class="wp-block-pullquote"><blockquote>${withSource(said, block.attrs.attribution, links)}</blockquote></figure>`,
      )
    }
    case 'verse': {
      const source = block.attrs.attribution && `\n\n<cite>${escapeHtml(block.attrs.attribution)}</cite>`
      return wpBlock('verse', `<pre class="wp-block-verse">${verseHtml(block.content, links)}${source}</pre>`)
    }
    case 'table':
      return tableMarkup(block, links)
    case 'codeBlock': {
      const className = block.attrs.language && `language-${block.attrs.language}`
      const code = escapeHtml(escapeShortcodes(block.content[0]?.text ?? ''))
      return wpBlock(
        'code',
        `<pre class="wp-block-code${className && ` ${escapeHtml(className)}`}"><code>${code}</code></pre>`,
        className ? { className } : {},
      )
    }
    case 'horizontalRule':
      return wpBlock('separator', '<hr class="wp-block-separator has-alpha-channel-opacity"/>')
    case 'figure':
      return mediaMarkup(block.attrs.mediaId, block.attrs.caption, context)
    case 'audio':
    case 'file':
      return mediaMarkup(block.attrs.mediaId, block.attrs.title, context)
    case 'gallery':
      return galleryMarkup(block.attrs.pictures, block.attrs.title, context)
    case 'embed':
      return embedMarkup(block, context)
    case 'articleCard': {
      const article = context.article(block.attrs.articleId)
      if (!article) return ''
      context.report('cards of articles, which became links', article.headline)
      return paragraphBlock(
        `<a${attributeHtml('href', article.href)}>${escapeHtml(escapeShortcodes(article.headline))}</a>`,
      )
    }
    default:
      return ownMarkup(block, context, links)
  }
}

/** A block that WordPress has no counterpart for, as HTML. */
function ownMarkup(block: Block, context: TextContext, links: Links): string {
  const { type } = block as { type: string }
  const html = blockOf(type)?.toHtml(block, links) ?? ''
  context.report(html ? `blocks as HTML: ${type}` : `blocks that could not be written: ${type}`)
  return html && wpBlock('html', html)
}

/** A correction as readers see it below the text. */
export const correctionMarkup = (label: string, note: string): string =>
  wpBlock(
    'paragraph',
    `<p class="correction"><strong>${escapeHtml(label)}</strong> ${escapeHtml(escapeShortcodes(note))}</p>`,
    { className: 'correction' },
  )

/** The text of a body; whatever has no counterpart is reported. */
export function textOf(body: BodyDocument, context: TextContext): string {
  const links = linksOf(context)
  return normaliseBody(body)
    .content.map((block) => markupOf(block, context, links))
    .filter(Boolean)
    .join('\n\n')
}
