import IconPhotoScan from '@tabler/icons-react/icons/IconPhotoScan'
import type { Editor } from '@tiptap/core'
import { Node } from '@tiptap/core'
import { type Action, insertBlock } from '../../newsroom/editor/action.ts'
import { surroundingsOf } from '../../newsroom/editor/nodes/host.ts'
import type { Gallery as GalleryJson } from './block.ts'
import { mostPictures } from './block.ts'
import { galleryView } from './editor-view.ts'

export type Pictures = GalleryJson['attrs']['pictures']

function readAttrs(box: HTMLElement): { title: string; pictures: Pictures } | null {
  try {
    const { title, pictures } = JSON.parse(box.getAttribute('data-gallery') ?? '')
    const isPicture = ({ mediaId, caption }: Pictures[number]) =>
      Number.isSafeInteger(mediaId) && mediaId > 0 && typeof caption === 'string'
    if (typeof title !== 'string' || !Array.isArray(pictures) || !pictures.every(isPicture)) return null
    return { title, pictures: pictures.slice(0, mostPictures) }
  } catch {
    return null
  }
}

/** Pictures in an order. The frame holds the order and all captions in its attributes. */
export const Gallery = Node.create({
  name: 'gallery',
  group: 'block',
  atom: true,
  draggable: true,
  addAttributes: () => ({
    title: { default: '', rendered: false },
    pictures: { default: [], rendered: false },
  }),
  parseHTML: () => [{ tag: 'section[data-gallery]', getAttrs: (box) => readAttrs(box) ?? false }],
  renderHTML: ({ node }) => ['section', { 'data-gallery': JSON.stringify(node.attrs) }],
  addNodeView: () => galleryView,
})

async function insertGallery(editor: Editor): Promise<void> {
  const picked = await surroundingsOf(editor).host.pickPictures()
  if (editor.isDestroyed) return
  if (!picked) return void editor.view.focus()
  const pictures = picked.slice(0, mostPictures).map(({ mediaId }) => ({ mediaId, caption: '' }))
  const [first, second] = pictures
  if (first && !second) insertBlock(editor, { type: 'figure', attrs: first })
  else if (second) insertBlock(editor, { type: 'gallery', attrs: { title: '', pictures } })
}

export const galleryActions = {
  gallery: { keys: 'Mod-Alt-g', icon: IconPhotoScan, run: insertGallery },
} satisfies Record<string, Action>
