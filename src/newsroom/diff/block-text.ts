/** The content of a block as plain text. */
import * as body from '../../body/document.ts'

/** All text of a block, one line for each paragraph, item or row. */
export function blockText(block: body.Block): string {
  if (block.type !== 'embed') return body.blockText(block).replaceAll('\t', ' | ')
  const { title, text, author, url } = block.attrs
  return [title, text, author, url].filter(Boolean).join('\n')
}

/** The media item or article that a block shows. */
export function shownBy(block: body.Block): { kind: 'media' | 'articles'; id: number } | null {
  const { mediaIds, articleIds } = body.bodyReferences({ type: 'doc', content: [block] })
  if (mediaIds[0] !== undefined) return { kind: 'media', id: mediaIds[0] }
  return articleIds[0] === undefined ? null : { kind: 'articles', id: articleIds[0] }
}
