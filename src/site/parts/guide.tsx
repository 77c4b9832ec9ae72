/** The broadcast guide: the current programme, the next one, and the coming days. */
import type { Slot } from '../../content/broadcast/read.ts'
import { type SiteLocale, Text, When } from '../locale.tsx'
import { programmePath } from '../paths.ts'

interface OnAirProps {
  locale: SiteLocale
  /** Whether the stream runs. */
  isOn: boolean
  /** The current programme according to the guide. */
  now: Slot | null
  next: Slot[]
  level: 2 | 3
}

export function OnAir({ locale, isOn, now, next, level }: OnAirProps) {
  const { messages, direction: base } = locale
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <div class={isOn ? 'onair on' : 'onair'}>
      <div class="now">
        <p class="kicker">
          <b class={isOn ? 'alert' : undefined}>{isOn ? messages.nowOnAir : messages.offAir}</b>
        </p>
        {!isOn && <p>{messages.offAirText}</p>}
        {isOn && now && (
          <>
            <Heading>
              <SlotTitle locale={locale} slot={now} />
            </Heading>
            {now.summary && (
              <p>
                <Text of={now.summary} base={base} />
              </p>
            )}
            <p class="by">
              <When locale={locale} at={now.startsAt} shape="time" fixed /> –{' '}
              <When locale={locale} at={now.endsAt} shape="time" fixed />
            </p>
          </>
        )}
      </div>
      {next.length > 0 && (
        <div class="soon">
          <Heading>{messages.next}</Heading>
          <Slots locale={locale} slots={next} isOn={isOn} />
        </div>
      )}
    </div>
  )
}

export function Slots({ locale, slots, isOn }: { locale: SiteLocale; slots: Slot[]; isOn: boolean }) {
  return (
    <ol class="slots">
      {slots.map((slot) => (
        <li data-state={slot.state}>
          <When locale={locale} at={slot.startsAt} shape="time" fixed />
          <div>
            <b>
              <SlotTitle locale={locale} slot={slot} />
            </b>
            {isOn && slot.state === 'on' && <span class="alert"> {locale.messages.nowOnAir}</span>}
            {slot.summary && (
              <p>
                <Text of={slot.summary} base={locale.direction} />
              </p>
            )}
          </div>
        </li>
      ))}
    </ol>
  )
}

function SlotTitle({ locale, slot }: { locale: SiteLocale; slot: Slot }) {
  const title = <Text of={slot.title} base={locale.direction} />
  return slot.programme ? <a href={programmePath(slot.programme)}>{title}</a> : title
}
