import IconMessageQuestion from '@tabler/icons-react/icons/IconMessageQuestion'
import { type Editor, Node } from '@tiptap/core'
import { type Action, continueFrame, insertBlock } from '../../newsroom/editor/action.ts'
import { around, element } from '../../newsroom/editor/nodes/field.ts'
import { surroundingsOf } from '../../newsroom/editor/nodes/host.ts'

const empty = {
  type: 'questionAnswer',
  content: [{ type: 'question' }, { type: 'answer', content: [{ type: 'paragraph' }] }],
}

/** One of the two parts, with its name. */
const part = (name: 'question' | 'answer', content: string) =>
  Node.create({
    name,
    content,
    defining: true,
    isolating: true,
    parseHTML: () => [{ tag: name === 'question' ? 'dt' : 'dd' }],
    renderHTML: () => [name === 'question' ? 'dt' : 'dd', 0],
    addNodeView:
      () =>
      ({ editor }) => {
        const contentDOM = element('div', 'body-inner')
        const label = around(element('small', 'body-card-kind', surroundingsOf(editor).words[name]))
        return { dom: element('div', `body-${name}`, label, contentDOM), contentDOM }
      },
  })

export const Question = part('question', 'inline*')
export const Answer = part('answer', 'paragraph+')

/** Enter leads from a question to its answer. */
function toAnswer(editor: Editor): boolean {
  const { $from, $to } = editor.state.selection
  if ($from.parent.type.name !== 'question' || !$from.sameParent($to)) return false
  return editor.commands.setTextSelection($from.after() + 2)
}

/** A question of an interview and its answer. */
export const QuestionAnswer = Node.create({
  name: 'questionAnswer',
  group: 'block',
  content: 'question answer',
  defining: true,
  isolating: true,
  parseHTML: () => [{ tag: 'dl.question-answer' }],
  renderHTML: () => ['dl', { class: 'question-answer' }, 0],
  addNodeView: () => () => {
    const box = element('div', 'body-box')
    return { dom: box, contentDOM: box }
  },
  addKeyboardShortcuts() {
    return { Enter: () => toAnswer(this.editor) || continueFrame(this.editor, this.name, empty) }
  },
})

export const questionAnswerActions = {
  questionAnswer: {
    keys: 'Mod-Alt-i',
    icon: IconMessageQuestion,
    run: (editor) => insertBlock(editor, empty),
  },
} satisfies Record<string, Action>
