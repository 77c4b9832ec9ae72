/** One side of a score: its name, its points, and the buttons that change them. */
import { ActionIcon, NumberInput, TextInput } from '@mantine/core'
import IconMinus from '@tabler/icons-react/icons/IconMinus'
import IconPlus from '@tabler/icons-react/icons/IconPlus'
import { useMessages } from '../../messages.ts'
import { messages } from './messages.ts'
import classes from './score.module.css'
import type { Score } from './use-score.ts'

interface Props {
  /** "First side", and its name once it has one. */
  label: string
  name: string
  value: Score['home']
  isNaming: boolean
  /** Whether a missing name is marked. */
  isMissing: boolean
  change(part: Partial<Score['home']>): void
  step(points: number): void
}

export function Side({ label, name, value, isNaming, isMissing, change, step }: Props) {
  const w = useMessages(messages)
  const { points } = value
  return (
    <fieldset className={classes.side} aria-label={name}>
      {isNaming ? (
        <div className={classes.names}>
          <TextInput
            label={label}
            value={value.name}
            onChange={({ currentTarget }) => change({ name: currentTarget.value })}
            error={isMissing && !value.name.trim() && w.required}
            maxLength={120}
            size="sm"
          />
          <TextInput
            label={w.shortName}
            value={value.shortName}
            onChange={({ currentTarget }) => change({ shortName: currentTarget.value })}
            maxLength={30}
            size="sm"
          />
        </div>
      ) : (
        <b className={classes.name}>
          <bdi>{name}</bdi>
        </b>
      )}
      <div className={classes.points}>
        <ActionIcon
          variant="default"
          size={44}
          aria-label={w.less(name)}
          disabled={points === 0}
          onClick={() => step(points - 1)}
        >
          <IconMinus size={20} aria-hidden />
        </ActionIcon>
        <NumberInput
          aria-label={w.points(name)}
          value={points}
          onChange={(next) => change({ points: Number(next) })}
          {...{ min: 0, max: 999, clampBehavior: 'strict', allowDecimal: false, hideControls: true }}
          className={classes.number}
        />
        <ActionIcon
          variant="filled"
          size={44}
          aria-label={w.more(name)}
          data-more
          disabled={points === 999}
          onClick={() => step(points + 1)}
        >
          <IconPlus size={20} aria-hidden />
        </ActionIcon>
      </div>
    </fieldset>
  )
}
