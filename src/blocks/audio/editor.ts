import IconMusic from '@tabler/icons-react/icons/IconMusic'
import type { Editor } from '@tiptap/core'
import { type Action, insertBlock } from '../../newsroom/editor/action.ts'
import { surroundingsOf } from '../../newsroom/editor/nodes/host.ts'
import { titledMedia } from '../../newsroom/editor/nodes/titled-media.ts'

export const Audio = titledMedia({
  name: 'audio',
  words: ({ audio, audioTitle, removeAudio, audioFailed }) => ({
    ...{ kind: audio, title: audioTitle, remove: removeAudio, failed: audioFailed },
  }),
})

async function insertAudio(editor: Editor): Promise<void> {
  const picked = await surroundingsOf(editor).host.pickAudio()
  if (editor.isDestroyed) return
  if (picked) insertBlock(editor, { type: 'audio', attrs: { mediaId: picked.mediaId, title: '' } })
  else editor.view.focus()
}

export const audioActions = {
  audio: { keys: 'Mod-Alt-m', icon: IconMusic, run: insertAudio },
} satisfies Record<string, Action>
