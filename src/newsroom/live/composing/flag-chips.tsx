/** Toggles for the flag of an entry and for pinning it, each with a keyboard shortcut. */
import { UnstyledButton } from '@mantine/core'
import IconBolt from '@tabler/icons-react/icons/IconBolt'
import IconFlag from '@tabler/icons-react/icons/IconFlag'
import IconPin from '@tabler/icons-react/icons/IconPin'
import { useMessages } from '../../messages.ts'
import { messages } from '../console-messages.ts'
import type { Flag } from '../coverage.ts'
import classes from './composer.module.css'

interface Props {
  flag: Flag
  pinned: boolean
  setFlag(flag: Flag): void
  /** Omitted where the timeline has its own pin button. */
  setPinned?: ((pinned: boolean) => void) | undefined
}

export function FlagChips({ flag, pinned, setFlag, setPinned }: Props) {
  const w = useMessages(messages)
  const chips = [
    {
      name: 'breaking',
      icon: IconBolt,
      isOn: flag === 'breaking',
      keys: 'Alt+B',
      press: () => setFlag(flag === 'breaking' ? '' : 'breaking'),
    },
    {
      name: 'key',
      icon: IconFlag,
      isOn: flag === 'key',
      keys: 'Alt+K',
      press: () => setFlag(flag === 'key' ? '' : 'key'),
    },
    ...(setPinned
      ? [
          {
            name: 'pinned' as const,
            icon: IconPin,
            isOn: pinned,
            keys: 'Alt+P',
            press: () => setPinned(!pinned),
          },
        ]
      : []),
  ] as const
  return (
    <fieldset aria-label={w.flags} className={classes.flags}>
      {chips.map(({ name, icon: Icon, isOn, keys, press }) => (
        <UnstyledButton
          key={name}
          className={classes.flag}
          data-flag={name}
          aria-pressed={isOn}
          aria-keyshortcuts={keys}
          title={`${w[name]} (${keys})`}
          // Keeps the focus in the text.
          onMouseDown={(event) => event.preventDefault()}
          onClick={press}
        >
          <Icon size={16} aria-hidden />
          {w[name]}
        </UnstyledButton>
      ))}
    </fieldset>
  )
}
