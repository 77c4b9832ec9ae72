import { Button, Text, UnstyledButton } from '@mantine/core'
import { toDigits } from '../../../language/digits.ts'
import { useHouse } from '../../shell/house.ts'
import { useWords } from '../../words.ts'
import classes from './channel.module.css'
import { clockOf, dayOf, type PlannedSlot } from './week.ts'
import { words } from './words.ts'

/** A clock in the digits of the house. */
export function useClock(): (at: string) => string {
  const { publication, language } = useHouse()
  return (at) => toDigits(at, language === 'ar' ? publication.digits : 'latn')
}

/** One day of the week: its slots in their order, gaps and overlaps pointed out. */
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
  const w = useWords(words)
  const { count } = useHouse()
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
