import { ActionIcon, Menu } from '@mantine/core'
import IconDots from '@tabler/icons-react/icons/IconDots'
import { type Editor, useEditorState } from '@tiptap/react'
import { useMessages } from '../../messages.ts'
import { type ActionName, act, actionOf } from '../actions.ts'
import { messages } from '../messages.ts'
import { iconOf, mirrored } from './icons.ts'
import { keysLabel } from './keys.ts'
import { stateOf } from './tool.tsx'

const marks = ['underline', 'strike', 'superscript', 'subscript'] as const satisfies ActionName[]
const levels = ['indent', 'outdent', 'listStart'] as const satisfies ActionName[]

/** The menu of the less common formats. */
export function FormatMenu({ editor }: { editor: Editor }) {
  const w = useMessages(messages)
  const states = useEditorState({
    editor,
    selector: ({ editor: now }) =>
      Object.fromEntries([...marks, ...levels].map((name) => [name, stateOf(now, name)])),
  })
  // After the menu has returned the focus.
  const run = (name: ActionName) => setTimeout(() => act(editor, name), 0)
  return (
    <Menu position="bottom-start" width={260} returnFocus>
      <Menu.Target>
        <ActionIcon
          data-tool
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={w.formats}
          title={w.formats}
        >
          <IconDots size={20} stroke={1.75} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {marks.map((name) => (
          <Menu.CheckboxItem
            key={name}
            checked={states[name]!.active}
            disabled={!states[name]!.can}
            closeMenuOnClick
            onChange={() => run(name)}
            rightSection={
              <bdi dir="ltr" className="body-keys">
                {keysLabel(actionOf(name).keys!)}
              </bdi>
            }
          >
            {w[name]}
          </Menu.CheckboxItem>
        ))}
        <Menu.Divider />
        {levels.map((name) => {
          const Icon = iconOf(name)
          const look = mirrored.has(name) ? 'mirrored' : undefined
          return (
            <Menu.Item
              key={name}
              disabled={!states[name]!.can}
              leftSection={<Icon size={18} stroke={1.75} className={look} aria-hidden />}
              onClick={() => run(name)}
            >
              {w[name]}
            </Menu.Item>
          )
        })}
      </Menu.Dropdown>
    </Menu>
  )
}
