/** The channel: what is on, what comes next, and the days ahead. */
import type { Slot } from '../../content/channel/read.ts'
import { programmeAddress } from '../addresses.ts'
import { type House, Text, When } from '../house.tsx'

interface OnAirProps {
  house: House
  /** Whether the stream runs. */
  isOn: boolean
  /** What the guide says is on. */
  now: Slot | null
  next: Slot[]
  level: 2 | 3
}

export function OnAir({ house, isOn, now, next, level }: OnAirProps) {
  const { words, direction: base } = house
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <div class={isOn ? 'onair on' : 'onair'}>
      <div class="now">
        <p class="kicker">
          <b class={isOn ? 'alert' : undefined}>{isOn ? words.nowOnAir : words.offAir}</b>
        </p>
        {!isOn && <p>{words.offAirText}</p>}
        {isOn && now && (
          <>
            <Heading>
              <SlotTitle house={house} slot={now} />
            </Heading>
            {now.summary && (
              <p>
                <Text of={now.summary} base={base} />
              </p>
            )}
            <p class="by">
              <When house={house} at={now.startsAt} shape="time" fixed /> –{' '}
              <When house={house} at={now.endsAt} shape="time" fixed />
            </p>
          </>
        )}
      </div>
      {next.length > 0 && (
        <div class="soon">
          <Heading>{words.next}</Heading>
          <Slots house={house} slots={next} isOn={isOn} />
        </div>
      )}
    </div>
  )
}

export function Slots({ house, slots, isOn }: { house: House; slots: Slot[]; isOn: boolean }) {
  return (
    <ol class="slots">
      {slots.map((slot) => (
        <li data-state={slot.state}>
          <When house={house} at={slot.startsAt} shape="time" fixed />
          <div>
            <b>
              <SlotTitle house={house} slot={slot} />
            </b>
            {isOn && slot.state === 'on' && <span class="alert"> {house.words.nowOnAir}</span>}
            {slot.summary && (
              <p>
                <Text of={slot.summary} base={house.direction} />
              </p>
            )}
          </div>
        </li>
      ))}
    </ol>
  )
}

function SlotTitle({ house, slot }: { house: House; slot: Slot }) {
  const title = <Text of={slot.title} base={house.direction} />
  return slot.programme ? <a href={programmeAddress(slot.programme)}>{title}</a> : title
}
