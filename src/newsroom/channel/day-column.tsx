import { Button, Text, UnstyledButton } from '@mantine/core'
import { toDigits } from '../../language/digits.ts'
import { useMessages } from '../messages.ts'
import { useFormatters } from '../ui/formatters.ts'
import classes from './channel.module.css'
import { messages } from './messages.ts'
import { clockOf, dayOf, type PlannedSlot } from './week.ts'

/** Formats a time in the publication's digits. */
export function useClock(): (at: string) => string {
  const { publication, language } = useFormatters()
  return (at) => toDigits(at, language === 'ar' ? publication.digits : 'latn')
}

/** The slots of one day in order, with gaps and overlaps marked. */
export function DayColumn({
  name,
  slots,
  weekday,
  open,
  add,
}: {
  name: string
  slots: PlannedSlot[]
  weekday: number
  open(index: number): void
  add(): void
}) {
  const w = useMessages(messages)
  const { count } = useFormatters()
  const clock = useClock()
  const placed = dayOf(slots, weekday)
  return (
    <section className={classes.day} aria-label={name}>
      <Text fw={700} component="h3">
        {name}
      </Text>
      {placed.length === 0 && (
        <Text size="sm" c="dimmed">
          {w.empty}
        </Text>
      )}
      <ol className={classes.slots}>
        {placed.map(({ slot, index, from, overlaps, gapFrom }) => (
          <li key={index}>
            {gapFrom !== null && (
              <p className={classes.gap}>{w.gap(clock(clockOf(gapFrom)), clock(clockOf(from)))}</p>
            )}
            <UnstyledButton
              className={classes.slot}
              data-overlaps={overlaps ? true : undefined}
              onClick={() => open(index)}
            >
              <span className={classes.time}>{clock(slot.at)}</span>
              <span>
                <b>{slot.title}</b>
                <small>{count(slot.minutes, w.minutesLong)}</small>
                {overlaps && <small className={classes.overlap}>{w.overlap(overlaps.title)}</small>}
              </span>
            </UnstyledButton>
          </li>
        ))}
      </ol>
      <Button size="compact-sm" variant="subtle" aria-label={w.addTo(name)} onClick={add}>
        {w.addSlot}
      </Button>
    </section>
  )
}
