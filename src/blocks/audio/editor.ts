import IconMusic from '@tabler/icons-react/icons/IconMusic'
import type { Editor } from '@tiptap/core'
import { type Action, insertPicked } from '../../newsroom/editor/action.ts'
import { surroundingsOf } from '../../newsroom/editor/nodes/host.ts'
import { titledMedia } from '../../newsroom/editor/nodes/titled-media.ts'

export const Audio = titledMedia({
  name: 'audio',
  words: ({ audio, audioTitle, removeAudio, audioFailed }) => ({
    ...{ kind: audio, title: audioTitle, remove: removeAudio, failed: audioFailed },
  }),
})

const insertAudio = (editor: Editor) =>
  insertPicked(editor, surroundingsOf(editor).host.pickAudio, ({ mediaId }) => ({
    type: 'audio',
    attrs: { mediaId, title: '' },
  }))

export const audioActions = {
  audio: { keys: 'Mod-Alt-m', icon: IconMusic, run: insertAudio },
} satisfies Record<string, Action>
