/** What the parts of the editor share: the newsroom around it, the words of the screen, and a place for notices. */

import type { Editor } from '@tiptap/core'
import { Extension } from '@tiptap/core'
import type { EditorHost } from '../props.ts'
import type { EditorWords } from '../words.ts'

export interface Surroundings {
  host: EditorHost
  words: EditorWords
  direction: 'rtl' | 'ltr'
  /** A quiet sentence below the text. */
  notify(sentence: string): void
  left(kinds: Map<string, number>): void
  /** Opens the dialog of links. */
  askLink(): void
}

declare module '@tiptap/core' {
  interface Storage {
    surroundings: { get(): Surroundings }
  }
}

/** Read anew at each use: what is around the editor changes while it stays. */
export const surroundingsExtension = (get: () => Surroundings) =>
  Extension.create<object, { get(): Surroundings }>({
    name: 'surroundings',
    addStorage: () => ({ get }),
  })

export const surroundingsOf = (editor: Editor): Surroundings => editor.storage.surroundings.get()
