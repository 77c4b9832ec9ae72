import IconFileText from '@tabler/icons-react/icons/IconFileText'
import type { Editor } from '@tiptap/core'
import { type Action, insertBlock } from '../../newsroom/editor/action.ts'
import { surroundingsOf } from '../../newsroom/editor/nodes/host.ts'
import { titledMedia } from '../../newsroom/editor/nodes/titled-media.ts'

export const File = titledMedia({
  name: 'file',
  words: ({ file, fileTitle, removeFile, fileFailed }) => ({
    ...{ kind: file, title: fileTitle, remove: removeFile, failed: fileFailed },
  }),
})

async function insertFile(editor: Editor): Promise<void> {
  const picked = await surroundingsOf(editor).host.pickDocument()
  if (editor.isDestroyed) return
  if (picked) insertBlock(editor, { type: 'file', attrs: { mediaId: picked.mediaId, title: '' } })
  else editor.view.focus()
}

export const fileActions = {
  file: { keys: 'Mod-Alt-o', icon: IconFileText, run: insertFile },
} satisfies Record<string, Action>
