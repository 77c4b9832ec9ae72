import { Box, Button, Menu } from '@mantine/core'
import IconPlus from '@tabler/icons-react/icons/IconPlus'
import IconPuzzle from '@tabler/icons-react/icons/IconPuzzle'
import type { Editor } from '@tiptap/react'
import { useState } from 'react'
import { blockActions } from '../../../blocks/editors.ts'
import { useMessages } from '../../messages.ts'
import { act, actionOf } from '../actions.ts'
import { messages } from '../messages.ts'
import { surroundingsOf } from '../nodes/host.ts'
import { insertModuleBlock } from '../nodes/module-block.ts'
import { iconOf } from './icons.ts'
import { keysLabel } from './keys.ts'

const names = Object.keys(blockActions) as (keyof typeof blockActions)[]

/** The menu for inserting blocks. */
export function InsertMenu({ editor }: { editor: Editor }) {
  const w = useMessages(messages)
  const [moduleBlocks, setModuleBlocks] = useState<{ type: string; label: string }[]>([])
  const lookAgain = () => void surroundingsOf(editor).host.moduleBlocks.kinds().then(setModuleBlocks)
  return (
    <Menu position="bottom-start" width={260} returnFocus onOpen={lookAgain}>
      <Menu.Target>
        <Button data-tool variant="subtle" color="gray" size="sm" px="xs" aria-label={w.insert}>
          <IconPlus size={18} aria-hidden />
          <Box component="span" ms={6} visibleFrom="sm">
            {w.insert}
          </Box>
        </Button>
      </Menu.Target>
      <Menu.Dropdown className="body-menu">
        {names.map((name) => {
          const Icon = iconOf(name)
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
                // After the menu has returned the focus.
                setTimeout(() => act(editor, name), 0)
              }}
            >
              {w[name]}
            </Menu.Item>
          )
        })}
        {moduleBlocks.length > 0 && <Menu.Divider />}
        {moduleBlocks.map(({ type, label }) => (
          <Menu.Item
            key={type}
            leftSection={<IconPuzzle size={18} stroke={1.75} aria-hidden />}
            onClick={() => {
              setTimeout(() => void insertModuleBlock(editor, type), 0)
            }}
          >
            <bdi>{label}</bdi>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
