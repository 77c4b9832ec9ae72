/** Replaces the media items that the product's blocks show. */
import type { Block } from '../body/document.ts'
import { withPictures } from './gallery/block.ts'

/** The block with other ids; null leaves an item out, and a block without its item too. */
export function withMediaIds(block: Block, idOf: (mediaId: number) => number | null): Block[] {
  if (block.type === 'gallery') return withPictures(block, idOf) as Block[]
  // An embed without its still is a card of words.
  if (block.type === 'embed') {
    const { mediaId } = block.attrs
    return [{ ...block, attrs: { ...block.attrs, mediaId: mediaId === null ? null : idOf(mediaId) } }]
  }
  if (block.type !== 'figure' && block.type !== 'audio' && block.type !== 'file') return [block]
  const mediaId = idOf(block.attrs.mediaId)
  return mediaId === null ? [] : [{ ...block, attrs: { ...block.attrs, mediaId } } as Block]
}
