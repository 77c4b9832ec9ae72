/** The toolbar; table tools appear when the caret is in a table. */
import { ActionIcon, Tooltip } from '@mantine/core'
import IconTextSpellcheck from '@tabler/icons-react/icons/IconTextSpellcheck'
import { type Editor, useEditorState } from '@tiptap/react'
import { useMessages } from '../../messages.ts'
import type { ActionName } from '../actions.ts'
import { messages } from '../messages.ts'
import { FormatMenu } from './format-menu.tsx'
import { InsertMenu } from './insert-menu.tsx'
import { useRovingFocus } from './roving.ts'
import { stateOf, Tool, type ToolState } from './tool.tsx'

const inline: ActionName[] = ['strong', 'em', 'link']
const blocks: ActionName[] = ['subhead', 'smallSubhead', 'quotation', 'bulletList', 'orderedList']
/** The tools of the small editor. */
const few = { inline: ['strong', 'link'], blocks: ['quotation', 'bulletList'] } satisfies Record<
  string,
  ActionName[]
>
const history: ActionName[] = ['undo', 'redo']
const tableGroups: ActionName[][] = [
  ['rowBefore', 'rowAfter', 'deleteRow'],
  ['columnBefore', 'columnAfter', 'deleteColumn'],
  ['mergeCells', 'splitCell'],
  ['headerRow', 'headerColumn'],
  ['deleteTable'],
]
const shown = [...inline, ...blocks, ...history]

interface ToolbarProps {
  editor: Editor
  isSmall: boolean
  onTypography(): void
}

export function Toolbar({ editor, isSmall, onTypography }: ToolbarProps) {
  const w = useMessages(messages)
  const roving = useRovingFocus()
  const { states, inTable } = useEditorState({
    editor,
    selector: ({ editor: now }) => ({
      states: statesOf(now, shown),
      inTable: now.isActive('table'),
    }),
  })
  const tools = (names: ActionName[]) =>
    names.map((name) => <Tool key={name} editor={editor} name={name} state={states[name]!} />)
  return (
    <div className="body-tools">
      <div role="toolbar" aria-label={w.toolbar} className="body-toolbar" {...roving}>
        <div className="body-group">
          {tools(isSmall ? few.inline : inline)}
          <FormatMenu editor={editor} />
        </div>
        <div className="body-group">
          <InsertMenu editor={editor} />
        </div>
        <div className="body-group">{tools(isSmall ? few.blocks : blocks)}</div>
        <div className="body-group body-last">
          {tools(history)}
          <Tooltip label={w.typography} openDelay={400}>
            <ActionIcon
              data-tool
              variant="subtle"
              color="gray"
              size="lg"
              aria-label={w.typography}
              onClick={onTypography}
            >
              <IconTextSpellcheck size={20} stroke={1.75} aria-hidden />
            </ActionIcon>
          </Tooltip>
        </div>
      </div>
      {inTable && <TableTools editor={editor} />}
    </div>
  )
}

const statesOf = (editor: Editor, names: ActionName[]): Partial<Record<ActionName, ToolState>> =>
  Object.fromEntries(names.map((name) => [name, stateOf(editor, name)]))

function TableTools({ editor }: { editor: Editor }) {
  const w = useMessages(messages)
  const roving = useRovingFocus()
  const states = useEditorState({
    editor,
    selector: ({ editor: now }) => statesOf(now, tableGroups.flat()),
  })
  return (
    <div role="toolbar" aria-label={w.tableTools} className="body-toolbar" {...roving}>
      {tableGroups.map((names) => (
        <div key={names[0]} className="body-group">
          {names.map((name) => (
            <Tool key={name} editor={editor} name={name} state={states[name]!} />
          ))}
        </div>
      ))}
    </div>
  )
}
