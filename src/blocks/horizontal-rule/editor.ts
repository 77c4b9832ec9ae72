import IconSeparatorHorizontal from '@tabler/icons-react/icons/IconSeparatorHorizontal'
import { Node } from '@tiptap/core'
import { type Action, insertBlock } from '../../newsroom/editor/action.ts'

/** A line between two parts of a text. */
export const HorizontalRule = Node.create({
  name: 'horizontalRule',
  group: 'block',
  parseHTML: () => [{ tag: 'hr' }],
  renderHTML: () => ['hr'],
})

export const horizontalRuleActions = {
  horizontalRule: {
    keys: 'Mod-Alt-h',
    icon: IconSeparatorHorizontal,
    run: (editor) => insertBlock(editor, { type: 'horizontalRule' }),
  },
} satisfies Record<string, Action>
