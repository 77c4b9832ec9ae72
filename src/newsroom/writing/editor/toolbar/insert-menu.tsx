import { Box, Button, Menu } from '@mantine/core'
import IconPlus from '@tabler/icons-react/icons/IconPlus'
import type { Editor } from '@tiptap/react'
import { useWords } from '../../../words.ts'
import { type ActionName, act, actionOf } from '../actions.ts'
import { words } from '../words.ts'
import { icons } from './icons.ts'
import { keysLabel } from './keys.ts'

const names: ActionName[] = ['picture', 'video', 'article', 'factBox', 'table']

/** What is put between paragraphs, by name. */
export function InsertMenu({ editor }: { editor: Editor }) {
  const w = useWords(words)
  return (
    <Menu position="bottom-start" width={260} returnFocus>
      <Menu.Target>
        <Button data-tool variant="subtle" color="gray" size="sm" px="xs" aria-label={w.insert}>
          <IconPlus size={18} aria-hidden />
          <Box component="span" ms={6} visibleFrom="sm">
            {w.insert}
          </Box>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {names.map((name) => {
          const Icon = icons[name]
          return (
            <Menu.Item
              key={name}
              leftSection={<Icon size={18} stroke={1.75} aria-hidden />}
              rightSection={
                <bdi dir="ltr" className="body-keys">
                  {keysLabel(actionOf(name).keys!)}
                </bdi>
              }
              onClick={() => {
                // After the menu has given the focus back.
                setTimeout(() => act(editor, name), 0)
              }}
            >
              {w[name]}
            </Menu.Item>
          )
        })}
      </Menu.Dropdown>
    </Menu>
  )
}
