import IconScoreboard from '@tabler/icons-react/icons/IconScoreboard'
import { Node } from '@tiptap/core'
import { type Action, insertBlock } from '../../newsroom/editor/action.ts'
import {
  createField,
  element,
  fieldBlock,
  removeButton,
  textAttribute,
} from '../../newsroom/editor/nodes/field.ts'
import { surroundingsOf } from '../../newsroom/editor/nodes/host.ts'
import { scoreNames, scoreTexts } from './block.ts'

const htmlName = (name: string) => `data-${name.toLowerCase()}`

/** The result of a match or a vote: six fields. */
export const Score = Node.create({
  name: 'score',
  group: 'block',
  atom: true,
  draggable: true,
  addAttributes: () => Object.assign({}, ...scoreNames.map((name) => textAttribute(name, htmlName(name)))),
  parseHTML: () => [{ tag: 'section[data-homescore]' }],
  renderHTML: ({ HTMLAttributes }) => ['section', HTMLAttributes],
  addNodeView:
    () =>
    ({ node, editor, getPos }) => {
      const { words } = surroundingsOf(editor)
      const labels = {
        status: words.scoreStatus,
        home: words.scoreHome,
        homeScore: words.scoreHomePoints,
        awayScore: words.scoreAwayPoints,
        away: words.scoreAway,
        note: words.scoreNote,
      }
      const fields = scoreNames.map((name) => {
        const field = createField({
          ...{ editor, getPos, attribute: name, label: labels[name] },
          ...{ value: node.attrs[name], maxLength: scoreTexts[name] },
        })
        field.dom.classList.add(`body-score-${name}`)
        return { name, field }
      })
      const remove = removeButton(editor, getPos, words.removeScore)
      const dom = element('section', 'body-box body-score', ...fields.map(({ field }) => field.dom), remove)
      dom.contentEditable = 'false'
      const show = (attrs: Record<string, string>) => {
        for (const { name, field } of fields) field.show(attrs[name])
      }
      return { dom, ...fieldBlock(node.type.name, null, show) }
    },
})

export const scoreActions = {
  score: {
    keys: 'Mod-Alt-r',
    icon: IconScoreboard,
    run: (editor) => insertBlock(editor, { type: 'score' }),
  },
} satisfies Record<string, Action>
