import { ActionIcon, Tooltip } from '@mantine/core'
import type { Editor } from '@tiptap/react'
import { useMessages } from '../../messages.ts'
import { type ActionName, act, actionOf } from '../actions.ts'
import { messages } from '../messages.ts'
import { iconOf, mirrored } from './icons.ts'
import { ariaKeys, keysLabel } from './keys.ts'

export interface ToolState {
  active: boolean
  can: boolean
}

export const stateOf = (editor: Editor, name: ActionName): ToolState => {
  const action = actionOf(name)
  return { active: action.active?.(editor) ?? false, can: action.can?.(editor) ?? true }
}

/** A toolbar button. Pressing it with a pointer leaves the focus in the text. */
export function Tool({ editor, name, state }: { editor: Editor; name: ActionName; state: ToolState }) {
  const w = useMessages(messages)
  const { keys, active } = actionOf(name)
  const Icon = iconOf(name)
  return (
    <Tooltip label={<ToolLabel label={w[name]} keys={keys} />} openDelay={400}>
      <ActionIcon
        data-tool
        variant={state.active ? 'light' : 'subtle'}
        color={state.active ? undefined : 'gray'}
        size="lg"
        aria-label={w[name]}
        aria-pressed={active ? state.active : undefined}
        aria-keyshortcuts={keys && ariaKeys(keys)}
        aria-disabled={!state.can || undefined}
        data-disabled={!state.can || undefined}
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => act(editor, name)}
      >
        <Icon size={20} stroke={1.75} className={mirrored.has(name) ? 'mirrored' : undefined} aria-hidden />
      </ActionIcon>
    </Tooltip>
  )
}

export function ToolLabel({ label, keys }: { label: string; keys?: string }) {
  return (
    <>
      {label}
      {keys && (
        <bdi dir="ltr" className="body-keys">
          {keysLabel(keys)}
        </bdi>
      )}
    </>
  )
}
