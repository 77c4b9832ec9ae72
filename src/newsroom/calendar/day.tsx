import { RowLink } from '../ui/lists/row-link.tsx'
import '../ui/state-colours.css'
import { ActionIcon, Button, Text, Title, Tooltip } from '@mantine/core'
import IconCalendarDue from '@tabler/icons-react/icons/IconCalendarDue'
import { useState } from 'react'
import { weekdayOf } from '../../language/days.ts'
import { weekdayName } from '../../language/months.ts'
import { useMessages } from '../messages.ts'
import { useMe } from '../session/me.ts'
import { useDirection } from '../ui/direction.ts'
import { useFormatters } from '../ui/formatters.ts'
import { HeadlineText } from '../ui/headline.tsx'
import classes from './calendar.module.css'
import { type CalendarDay, type CalendarItem, inTheSameMinute } from './calendar-days.ts'
import { messages } from './messages.ts'

/** Further published articles are shown by a button. */
const publishedAtFirst = 4

export function Day({
  day,
  isToday,
  showPublished,
  move,
}: {
  day: CalendarDay
  isToday: boolean
  showPublished: boolean
  move(item: CalendarItem): void
}) {
  const w = useMessages(messages)
  const formatters = useFormatters()
  const [isWhole, setWhole] = useState(false)
  const published = day.items.filter(({ event }) => event === 'published')
  const folded = showPublished && !isWhole ? published.slice(0, -publishedAtFirst) : []
  const items = day.items.filter(
    (item) => (showPublished || item.event !== 'published') && !folded.includes(item),
  )
  const [year, month, date] = day.date.split('-').map(Number) as [number, number, number]
  const id = `day-${day.date}`
  return (
    <section className={classes.day} aria-labelledby={id} data-today={isToday || undefined}>
      <div className={classes.date} id={id}>
        <Title order={2}>{weekdayName(weekdayOf(year, month, date), formatters.language)}</Title>
        <Text size="xs" c={isToday ? undefined : 'dimmed'}>
          {formatters.date(new Date(Date.parse(day.start) + 1_000), 'short')}
          {isToday && ` · ${w.isToday}`}
        </Text>
      </div>
      {items.length === 0 && folded.length === 0 ? (
        <Text size="sm" c="dimmed" className={classes.nothing}>
          {w.nothingOnDay}
        </Text>
      ) : (
        <>
          {folded.length > 0 && (
            <Button variant="subtle" size="compact-xs" onClick={() => setWhole(true)}>
              {w.publishedEarlier(formatters.count(folded.length, w.counted))}
            </Button>
          )}
          <ol className={classes.items}>
            {items.map((item) => (
              <Item key={`${item.event}-${item.id}`} item={item} day={day} move={move} />
            ))}
          </ol>
        </>
      )}
      {day.more && showPublished && (
        <Text size="xs" c="dimmed">
          {w.moreOnDay}
        </Text>
      )}
    </section>
  )
}

function Item({ item, day, move }: { item: CalendarItem; day: CalendarDay; move(item: CalendarItem): void }) {
  const w = useMessages(messages)
  const formatters = useFormatters()
  const me = useMe()
  const directionOf = useDirection()
  const together = item.event === 'scheduled' ? inTheSameMinute(item, day.items) : []
  return (
    <li className={classes.item} data-event={item.event}>
      <span className={classes.moment}>
        <span className={classes.event}>{w.event[item.event]}</span>
        <time dateTime={item.at}>{formatters.date(item.at, 'time')}</time>
      </span>
      <RowLink
        to={`/newsroom/articles/${item.id}`}
        className={classes.headline!}
        dir={directionOf(item.headline)}
      >
        {item.headline ? <HeadlineText of={item.headline} /> : w.untitled}
      </RowLink>
      {item.error && (
        <span className={classes.failed} title={item.error}>
          {w.notOut}
        </span>
      )}
      {item.section && <bdi className={classes.section}>{item.section.name}</bdi>}
      {together.length > 0 && (
        <span className={classes.together} title={together.map(({ headline }) => headline).join('\n')}>
          {w.sameMinute(formatters.count(together.length + 1, w.counted))}
        </span>
      )}
      {item.event === 'scheduled' && me.may('publish') && (
        <Tooltip label={w.move}>
          <ActionIcon
            className={classes.move}
            variant="subtle"
            size={30}
            aria-label={w.moveIt(item.headline)}
            onClick={() => move(item)}
          >
            <IconCalendarDue size={18} aria-hidden />
          </ActionIcon>
        </Tooltip>
      )}
    </li>
  )
}
