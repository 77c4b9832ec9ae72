/** What an entry is marked as, and whether it is pinned: switches in one row, each with its key. */
import { UnstyledButton } from '@mantine/core'
import IconBolt from '@tabler/icons-react/icons/IconBolt'
import IconFlag from '@tabler/icons-react/icons/IconFlag'
import IconPin from '@tabler/icons-react/icons/IconPin'
import { useWords } from '../../words.ts'
import { words } from '../console-words.ts'
import type { Mark } from '../coverage.ts'
import classes from './composer.module.css'

interface Props {
  mark: Mark
  pinned: boolean
  setMark(mark: Mark): void
  /** Left out where the timeline pins. */
  setPinned?: ((pinned: boolean) => void) | undefined
}

export function MarkChips({ mark, pinned, setMark, setPinned }: Props) {
  const w = useWords(words)
  const chips = [
    {
      name: 'breaking',
      icon: IconBolt,
      isOn: mark === 'breaking',
      keys: 'Alt+B',
      press: () => setMark(mark === 'breaking' ? '' : 'breaking'),
    },
    {
      name: 'key',
      icon: IconFlag,
      isOn: mark === 'key',
      keys: 'Alt+K',
      press: () => setMark(mark === 'key' ? '' : 'key'),
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
    <fieldset aria-label={w.marks} className={classes.marks}>
      {chips.map(({ name, icon: Icon, isOn, keys, press }) => (
        <UnstyledButton
          key={name}
          className={classes.mark}
          data-mark={name}
          aria-pressed={isOn}
          aria-keyshortcuts={keys}
          title={`${w[name]} (${keys})`}
          // The text keeps the focus.
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
