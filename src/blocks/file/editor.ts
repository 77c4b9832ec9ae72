import IconFileText from '@tabler/icons-react/icons/IconFileText'
import type { Editor } from '@tiptap/core'
import { type Action, insertPicked } from '../../newsroom/editor/action.ts'
import { surroundingsOf } from '../../newsroom/editor/nodes/host.ts'
import { titledMedia } from '../../newsroom/editor/nodes/titled-media.ts'

export const File = titledMedia({
  name: 'file',
  words: ({ file, fileTitle, removeFile, fileFailed }) => ({
    ...{ kind: file, title: fileTitle, remove: removeFile, failed: fileFailed },
  }),
})

const insertFile = (editor: Editor) =>
  insertPicked(editor, surroundingsOf(editor).host.pickDocument, ({ mediaId }) => ({
    type: 'file',
    attrs: { mediaId, title: '' },
  }))

export const fileActions = {
  file: { keys: 'Mod-Alt-o', icon: IconFileText, run: insertFile },
} satisfies Record<string, Action>
