/** The editor's schema: exactly the nodes and marks of a body, and their behaviour. */
import type { AnyExtension } from '@tiptap/core'
import { Document } from '@tiptap/extension-document'
import { HardBreak } from '@tiptap/extension-hard-break'
import { Paragraph } from '@tiptap/extension-paragraph'
import { Text } from '@tiptap/extension-text'
import { Dropcursor, Gapcursor, Placeholder, TrailingNode, UndoRedo } from '@tiptap/extensions'
import { blockNodes } from '../../blocks/editors.ts'
import { alone } from '../../language/bidi.ts'
import { BlockDirection } from './behaviour/block-direction.ts'
import { Pasting } from './behaviour/pasting.ts'
import { ReadingOrder } from './behaviour/reading-order.ts'
import { Shortcuts } from './behaviour/shortcuts.ts'
import { Uploads } from './behaviour/uploads.ts'
import { type Surroundings, surroundingsExtension } from './nodes/host.ts'
import { Em, Link, Strike, Strong, Subscript, Superscript, Underline } from './nodes/marks.ts'
import { ModuleBlock } from './nodes/module-block.ts'

export function bodyExtensions(surroundings: () => Surroundings): AnyExtension[] {
  return [
    surroundingsExtension(surroundings),
    Document,
    Paragraph,
    Text,
    HardBreak,
    ...blockNodes,
    ModuleBlock,
    Link,
    Strong,
    Em,
    Underline,
    Strike,
    Superscript,
    Subscript,
    Placeholder.configure({ placeholder: () => alone(surroundings().words.placeholder) }),
    UndoRedo,
    Gapcursor,
    Dropcursor.configure({ color: false, class: 'body-drop', width: 3 }),
    TrailingNode,
    Pasting,
    Uploads,
    BlockDirection,
    ReadingOrder,
    Shortcuts,
  ]
}
