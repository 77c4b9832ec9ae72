/** Pasted or dropped picture files: shows a placeholder in the text until they are uploaded. */
import { type Editor, Extension } from '@tiptap/core'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { element } from '../nodes/field.ts'
import { surroundingsOf } from '../nodes/host.ts'

type Change = { add: { id: object; at: number; words: string } } | { remove: object }
const places = new PluginKey<DecorationSet>('uploads')

export const isPicture = (file: File) => file.type.startsWith('image/')

/** The picture files of a clipboard or a drag. */
export const picturesOf = (data: DataTransfer | null): File[] => [...(data?.files ?? [])].filter(isPicture)

/** Uploads pictures and inserts them between blocks; the position moves with the text meanwhile. */
export async function uploadAt(editor: Editor, at: number, files: File[]): Promise<void> {
  const { host, words, notify } = surroundingsOf(editor)
  const id = {}
  const change = (meta: Change) => editor.view.dispatch(editor.state.tr.setMeta(places, meta))
  const held = betweenBlocks(editor, at)
  change({ add: { id, at: held, words: words.uploading } })
  try {
    const uploaded = await host.uploadPictures(files)
    if (editor.isDestroyed) return
    const place = places.getState(editor.state)?.find(undefined, undefined, (spec) => spec.id === id)[0]?.from
    const figure = editor.schema.nodes.figure!
    const figures = uploaded.map(({ mediaId }) => figure.create({ mediaId }))
    const end = editor.state.doc.content.size
    const tr = editor.state.tr.insert(Math.min(place ?? end, end), figures)
    editor.view.dispatch(tr.setMeta(places, { remove: id } satisfies Change))
  } catch (problem) {
    if (editor.isDestroyed) return
    const place = places.getState(editor.state)?.find(undefined, undefined, (spec) => spec.id === id)[0]?.from
    change({ remove: id })
    const sentence = problem instanceof Error && problem.message ? problem.message : words.uploadFailed
    notify(sentence, () => void uploadAt(editor, place ?? held, files))
  }
}

/** The position after the top-level block; before it when it is empty. */
function betweenBlocks(editor: Editor, at: number): number {
  const $at = editor.state.doc.resolve(Math.min(Math.max(at, 0), editor.state.doc.content.size))
  if ($at.depth === 0) return $at.pos
  const block = $at.node(1)
  return block.isTextblock && block.content.size === 0 ? $at.before(1) : $at.after(1)
}

export const Uploads = Extension.create({
  name: 'uploads',
  addProseMirrorPlugins: () => [
    new Plugin<DecorationSet>({
      key: places,
      state: {
        init: () => DecorationSet.empty,
        apply(tr, before) {
          const held = before.map(tr.mapping, tr.doc)
          const change: Change | undefined = tr.getMeta(places)
          if (!change) return held
          if ('remove' in change)
            return held.remove(held.find(undefined, undefined, (spec) => spec.id === change.remove))
          const { id, at, words } = change.add
          const show = () => element('div', 'body-uploading', words)
          return held.add(tr.doc, [Decoration.widget(at, show, { id })])
        },
      },
      props: {
        decorations(state) {
          return this.getState(state)
        },
      },
    }),
  ],
})
