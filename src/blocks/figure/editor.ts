import IconPhoto from '@tabler/icons-react/icons/IconPhoto'
import IconVideo from '@tabler/icons-react/icons/IconVideo'
import type { Editor } from '@tiptap/core'
import { Node } from '@tiptap/core'
import { type Action, insertPicked } from '../../newsroom/editor/action.ts'
import { around, createField, element, fieldBlock, removeButton } from '../../newsroom/editor/nodes/field.ts'
import { surroundingsOf } from '../../newsroom/editor/nodes/host.ts'
import type { MediaShown } from '../../newsroom/editor/props.ts'

const idOf = (figure: HTMLElement) => Number(figure.getAttribute('data-media-id'))

/** A picture or a video of the library. Until a caption is written here, the item's own is used. */
export const Figure = Node.create({
  name: 'figure',
  group: 'block',
  atom: true,
  draggable: true,
  addAttributes: () => ({
    mediaId: {
      default: 0,
      parseHTML: idOf,
      renderHTML: ({ mediaId }) => ({ 'data-media-id': mediaId }),
    },
    caption: {
      default: '',
      parseHTML: (figure) => (figure.getAttribute('data-caption') ?? '').slice(0, 1_000),
      renderHTML: ({ caption }) => ({ 'data-caption': caption }),
    },
  }),
  parseHTML: () => [
    {
      tag: 'figure[data-media-id]',
      getAttrs: (figure) => Number.isSafeInteger(idOf(figure)) && idOf(figure) > 0 && null,
    },
  ],
  renderHTML: ({ HTMLAttributes }) => ['figure', HTMLAttributes],
  addNodeView:
    () =>
    ({ node, editor, getPos }) => {
      const { host, words } = surroundingsOf(editor)
      const credit = element('small', 'body-credit')
      const picture = element('div', 'body-picture')
      const remove = removeButton(editor, getPos, words.removePicture)
      const field = createField({
        editor,
        getPos,
        attribute: 'caption',
        label: words.caption,
        value: node.attrs.caption,
        maxLength: 1_000,
      })
      const show = (media: MediaShown) => {
        const image = element('img', '')
        image.src = media.thumbnailUrl
        image.alt = media.caption
        image.draggable = false
        picture.replaceChildren(image)
        picture.classList.toggle('body-video', media.type === 'video')
        credit.textContent = media.creditline
        credit.dir = 'auto'
        if (media.type === 'video') {
          field.dom.setAttribute('aria-label', words.videoCaption)
          remove.title = words.removeVideo
          remove.setAttribute('aria-label', words.removeVideo)
        }
        if (media.caption) field.hint(media.caption)
      }
      host.mediaOf(node.attrs.mediaId).then(show, () => {
        picture.replaceChildren(element('p', 'body-failed', words.mediaFailed))
      })
      const dom = element('figure', 'body-figure', picture, around(field.dom, credit), remove)
      dom.contentEditable = 'false'
      const mediaId = node.attrs.mediaId
      const behaviour = fieldBlock(node.type.name, null, (attrs) => field.show(attrs.caption))
      return { dom, ...behaviour, update: (next) => next.attrs.mediaId === mediaId && behaviour.update(next) }
    },
})

const insertMedia = (editor: Editor, kind: 'pickPicture' | 'pickVideo') =>
  insertPicked(editor, surroundingsOf(editor).host[kind], ({ mediaId, caption = '' }) => ({
    type: 'figure',
    attrs: { mediaId, caption },
  }))

export const figureActions = {
  picture: { keys: 'Mod-Alt-p', icon: IconPhoto, run: (editor) => insertMedia(editor, 'pickPicture') },
  video: { keys: 'Mod-Alt-v', icon: IconVideo, run: (editor) => insertMedia(editor, 'pickVideo') },
} satisfies Record<string, Action>
