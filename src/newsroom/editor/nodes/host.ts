/** Shared by the parts of the editor: the newsroom around it, its messages, and a place for notices. */

import type { Editor } from '@tiptap/core'
import { Extension } from '@tiptap/core'
import type { EditorMessages } from '../messages.ts'
import type { EditorHost } from '../props.ts'

export interface Surroundings {
  host: Required<EditorHost>
  words: EditorMessages
  direction: 'rtl' | 'ltr'
  /** Shows a notice below the text, with an optional button that repeats an action. */
  notify(sentence: string, again?: () => void): void
  left(kinds: Map<string, number>): void
  /** Opens the link dialog. */
  askLink(): void
  askListStart(): void
  /** Opens the dialog for the address of a post of another site. */
  askEmbed(): void
}

declare module '@tiptap/core' {
  interface Storage {
    surroundings: { get(): Surroundings }
  }
}

/** Read on each use, because the surroundings change while the editor stays. */
export const surroundingsExtension = (get: () => Surroundings) =>
  Extension.create<object, { get(): Surroundings }>({
    name: 'surroundings',
    addStorage: () => ({ get }),
  })

export const surroundingsOf = (editor: Editor): Surroundings => editor.storage.surroundings.get()
