import IconCode from '@tabler/icons-react/icons/IconCode'
import { Node } from '@tiptap/core'
import { type Action, insertBlock } from '../../newsroom/editor/action.ts'
import { element, textAttribute, viewWithField } from '../../newsroom/editor/nodes/field.ts'

/** Program code with the name of its language. */
export const CodeBlock = Node.create({
  name: 'codeBlock',
  group: 'block',
  content: 'text*',
  marks: '',
  code: true,
  defining: true,
  addAttributes: () => textAttribute('language', 'data-language'),
  parseHTML: () => [{ tag: 'pre', preserveWhitespace: 'full' }],
  renderHTML: ({ HTMLAttributes }) => ['pre', HTMLAttributes, ['code', 0]],
  addNodeView: viewWithField(
    'language',
    ({ codeLanguage }) => codeLanguage,
    (field, content) => element('div', 'body-box body-code', field, content),
    40,
  ),
})

export const codeBlockActions = {
  codeBlock: {
    keys: 'Mod-Alt-c',
    icon: IconCode,
    run: (editor) => insertBlock(editor, { type: 'codeBlock', attrs: { language: '' } }),
  },
} satisfies Record<string, Action>
