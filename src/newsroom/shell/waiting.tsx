import { useQuery } from '@tanstack/react-query'
import { mostCounted } from '../../content/comments/moderation/counted.ts'
import { countsQuery } from '../comments/comment.ts'
import { useWords } from '../words.ts'
import { useHouse } from './house.ts'
import classes from './place-list.module.css'
import { words } from './words.ts'

/** How many comments a moderator has before them; kept true while the newsroom is open. */
export function WaitingComments() {
  const w = useWords(words)
  const house = useHouse()
  const { data } = useQuery(countsQuery)
  const n = data ? data.held + data.reported + data.appeals : 0
  if (n === 0) return null
  const said = n >= mostCounted ? `${house.number(mostCounted)}+` : house.number(n)
  return (
    <span className={classes.count} aria-label={w.waiting(said)} role="img">
      <bdi>{said}</bdi>
    </span>
  )
}
