import { useQuery } from '@tanstack/react-query'
import { maxCounted } from '../../contract/terms.ts'
import { defineMessages, useMessages } from '../messages.ts'
import { useFormatters } from '../ui/formatters.ts'
import { countsQuery } from './comment.ts'
import classes from './waiting-badge.module.css'

const messages = defineMessages({
  ar: { waiting: (n: string) => `${n} في انتظار القراءة` },
  en: { waiting: (n: string) => `${n} waiting` },
})

/** The number of comments awaiting moderation, updated while the newsroom is open. */
export function WaitingBadge() {
  const w = useMessages(messages)
  const formatters = useFormatters()
  const { data } = useQuery(countsQuery)
  const n = data ? data.held + data.reported + data.appeals : 0
  if (n === 0) return null
  const said = n >= maxCounted ? `${formatters.number(maxCounted)}+` : formatters.number(n)
  return (
    <span className={classes.count} aria-label={w.waiting(said)} role="img">
      <bdi>{said}</bdi>
    </span>
  )
}
