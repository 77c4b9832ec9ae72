/** A gallery in the editor: its pictures in order, each with its caption, moved by buttons or by dragging. */
import type { NodeViewRenderer } from '@tiptap/core'
import {
  around,
  createField,
  element,
  type Field,
  fieldBlock,
  removeButton,
} from '../../newsroom/editor/nodes/field.ts'
import { surroundingsOf } from '../../newsroom/editor/nodes/host.ts'
import { mostPictures } from './block.ts'
import type { Pictures } from './editor.ts'

const order = (pictures: Pictures) => pictures.map(({ mediaId }) => mediaId).join()

export const galleryView: NodeViewRenderer = ({ node, editor, getPos }) => {
  const { host, words, notify } = surroundingsOf(editor)
  let pictures = node.attrs.pictures as Pictures
  let captions: Field[] = []
  let dragged = -1

  const title = createField({
    ...{ editor, getPos, attribute: 'title', label: words.galleryTitle },
    ...{ value: node.attrs.title, maxLength: 300 },
  })
  const list = element('ol', 'body-photos')
  const add = textButton(words.galleryAdd, addPictures)
  const kind = element('span', 'body-card-kind', words.gallery)
  const remove = removeButton(editor, getPos, words.removeGallery)
  const dom = element('section', 'body-box body-gallery', kind, around(title.dom), list, add, remove)
  dom.contentEditable = 'false'

  function change(next: Pictures): void {
    const at = getPos()
    if (at === undefined || !editor.isEditable) return
    const { tr, schema } = editor.state
    const [first, second] = next
    // A single picture is a figure.
    if (first && !second)
      editor.view.dispatch(tr.replaceWith(at, at + 1, schema.nodes.figure!.create(first)).scrollIntoView())
    else editor.view.dispatch(tr.setNodeAttribute(at, 'pictures', next))
  }

  function move(from: number, to: number): void {
    if (to < 0 || to >= pictures.length || from === to) return
    change(pictures.toSpliced(from, 1).toSpliced(to, 0, pictures[from]!))
  }

  async function addPictures(): Promise<void> {
    const picked = await host.pickPictures()
    if (!picked || editor.isDestroyed) return
    const added = picked.map(({ mediaId }) => ({ mediaId, caption: '' }))
    if (pictures.length + added.length > mostPictures) notify(words.galleryFull)
    change([...pictures, ...added].slice(0, mostPictures))
    add.focus()
  }

  function itemOf({ mediaId, caption }: Pictures[number], at: number): HTMLElement {
    const name = String(at + 1)
    const image = element('img', '')
    image.draggable = false
    image.alt = ''
    const field = createField({
      ...{ editor, getPos, attribute: 'pictures', label: words.galleryCaption(name) },
      ...{ value: caption, maxLength: 1_000 },
      write: (text) => pictures.map((one, n) => (n === at ? { ...one, caption: text } : one)),
    })
    captions.push(field)
    host.mediaOf(mediaId).then(
      (media) => {
        image.src = media.thumbnailUrl
        image.alt = media.caption
        if (media.caption) field.hint(media.caption)
      },
      () => image.replaceWith(element('p', 'body-failed', words.mediaFailed)),
    )
    const step = (className: string, label: string, sign: string, to: number) => {
      const button = signButton(sign, label, () => {
        move(at, to)
        const find = (selector: string) => list.children[to]?.querySelector<HTMLElement>(selector)
        // The button is disabled where the picture cannot move further.
        const other = find(`.${className}:enabled`) ?? find('.body-earlier:enabled, .body-later:enabled')
        other?.focus()
      })
      button.classList.add(className)
      button.disabled = to < 0 || to >= pictures.length
      return button
    }
    const item = element(
      'li',
      'body-photo',
      image,
      field.dom,
      step('body-earlier', words.earlierPicture(name), '↑', at - 1),
      step('body-later', words.laterPicture(name), '↓', at + 1),
      signButton('×', words.removeGalleryPicture(name), () => {
        change(pictures.toSpliced(at, 1))
        if (dom.isConnected) add.focus()
      }),
    )
    item.draggable = true
    item.addEventListener('dragstart', (event) => {
      dragged = at
      event.dataTransfer?.setData('text/plain', name)
      event.stopPropagation()
    })
    item.addEventListener('dragover', (event) => {
      if (dragged < 0) return
      event.preventDefault()
      event.stopPropagation()
    })
    item.addEventListener('drop', (event) => {
      if (dragged < 0) return
      event.preventDefault()
      event.stopPropagation()
      move(dragged, at)
      dragged = -1
    })
    item.addEventListener('dragend', () => {
      dragged = -1
    })
    return item
  }

  function draw(): void {
    captions = []
    list.replaceChildren(...pictures.map(itemOf))
    add.hidden = pictures.length >= mostPictures || !editor.isEditable
  }
  draw()

  const manners = fieldBlock(node.type.name, null, (attrs) => title.show(attrs.title))
  return {
    dom,
    ...manners,
    stopEvent: (event) => manners.stopEvent(event) || isInside(event.target),
    update(next) {
      if (!manners.update(next)) return false
      const before = pictures
      pictures = next.attrs.pictures
      if (order(before) === order(pictures))
        for (const [at, { caption }] of pictures.entries()) captions[at]?.show(caption)
      else draw()
      return true
    },
  }
}

/** Dragging a picture is ours; dragging the frame is the editor's. */
const isInside = (target: EventTarget | null) =>
  target instanceof Element && target.closest('.body-photo') !== null

function textButton(label: string, act: () => void): HTMLButtonElement {
  const button = element('button', 'body-edit', label)
  button.type = 'button'
  button.addEventListener('click', act)
  return button
}

function signButton(sign: string, label: string, act: () => void): HTMLButtonElement {
  const button = element('button', 'body-sign', sign)
  button.type = 'button'
  button.title = label
  button.setAttribute('aria-label', label)
  button.addEventListener('click', act)
  return button
}
