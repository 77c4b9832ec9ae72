import IconTimelineEvent from '@tabler/icons-react/icons/IconTimelineEvent'
import { Node } from '@tiptap/core'
import { TextSelection } from '@tiptap/pm/state'
import { type Action, continueFrame, insertBlock } from '../../newsroom/editor/action.ts'
import { around, element, textAttribute, viewWithField } from '../../newsroom/editor/nodes/field.ts'
import { surroundingsOf } from '../../newsroom/editor/nodes/host.ts'

const emptyEntry = { type: 'timelineEntry', attrs: { date: '' }, content: [{ type: 'paragraph' }] }

export const TimelineEntry = Node.create({
  name: 'timelineEntry',
  content: 'paragraph+',
  defining: true,
  isolating: true,
  addAttributes: () => textAttribute('date', 'data-date'),
  parseHTML: () => [{ tag: 'li[data-date]', priority: 60 }],
  renderHTML: ({ HTMLAttributes }) => ['li', HTMLAttributes, 0],
  addKeyboardShortcuts() {
    return { Enter: () => continueFrame(this.editor, this.name, emptyEntry) }
  },
  addNodeView: viewWithField(
    'date',
    ({ eventDate }) => eventDate,
    (field, content) => element('div', 'body-event', field, content),
    100,
  ),
})

/** Dated events and the button that adds one. */
export const Timeline = Node.create({
  name: 'timeline',
  group: 'block',
  content: 'timelineEntry+',
  defining: true,
  isolating: true,
  addAttributes: () => textAttribute('title', 'data-timeline'),
  parseHTML: () => [{ tag: 'ol[data-timeline]', priority: 60 }],
  renderHTML: ({ HTMLAttributes }) => ['ol', HTMLAttributes, 0],
  addNodeView: viewWithField(
    'title',
    ({ timelineTitle }) => timelineTitle,
    (field, content, { editor, getPos }) => {
      const add = element('button', 'body-edit', surroundingsOf(editor).words.addEvent)
      add.type = 'button'
      add.addEventListener('click', () => {
        const at = getPos()
        const node = at === undefined ? null : editor.state.doc.nodeAt(at)
        if (at === undefined || !node || !editor.isEditable) return
        const end = at + node.nodeSize - 1
        const tr = editor.state.tr.insert(end, editor.schema.nodeFromJSON(emptyEntry))
        editor.view.dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(end + 1))).scrollIntoView())
        editor.view.focus()
      })
      return element('section', 'body-box', field, content, around(add))
    },
  ),
})

export const timelineActions = {
  timeline: {
    keys: 'Mod-Alt-l',
    icon: IconTimelineEvent,
    run: (editor) => insertBlock(editor, { type: 'timeline', attrs: { title: '' }, content: [emptyEntry] }),
  },
} satisfies Record<string, Action>
