import { Link } from '@tanstack/react-router'
import { useActorName } from '../shell/actors.ts'
import { useHouse } from '../shell/house.ts'
import { Time } from '../shell/time.tsx'
import { useWords } from '../words.ts'
import { type Article, thumbnailOf } from './articles.ts'
import { useDirection } from './direction.ts'
import classes from './list.module.css'
import { Marks, StateMark } from './marks.tsx'
import { Marked } from './search/marked.tsx'
import { words } from './words.ts'

/** One line on a laptop, a card on a phone; the headline's link covers all of it. */
export function Row({
  article,
  found,
}: {
  article: Article
  /** Whether a word of the headline is marked. */
  found: ((word: string) => boolean) | null
}) {
  const w = useWords(words)
  const house = useHouse()
  const nameOf = useActorName()
  const directionOf = useDirection()
  const { id, headline, section, bylines, updatedBy, updatedAt, scheduledAt, state, urgency } = article
  const thumbnail = thumbnailOf(article)
  const names = bylines.map(({ name }) => name).join(w.and)
  return (
    <li className={classes.row} data-urgent={urgency <= 2 || undefined}>
      <span className={classes.thumbnail}>
        {thumbnail && <img src={thumbnail} alt="" width={40} height={30} loading="lazy" decoding="async" />}
      </span>
      <span className={classes.what}>
        <Link
          to={`/newsroom/articles/${id}`}
          className={classes.headline}
          data-row
          dir={directionOf(headline)}
        >
          {found ? <Marked of={headline} found={found} /> : headline || w.untitled}
        </Link>
        <Marks article={article} />
        {urgency <= 2 && <span className={classes.urgency}>{w.urgent(house.number(urgency))}</span>}
      </span>
      <span className={classes.where}>
        {section && <bdi>{section.name}</bdi>}
        {section && names && ' · '}
        {names && <bdi>{names}</bdi>}
      </span>
      <span className={classes.state}>
        <StateMark article={article} />
      </span>
      <span className={classes.when} title={updatedBy && w.by(nameOf(updatedBy))}>
        {state === 'scheduled' && scheduledAt ? (
          <time dateTime={scheduledAt} className={classes.goesOut}>
            {w.goesOut(`${house.date(scheduledAt, 'short')} ${house.date(scheduledAt, 'time')}`)}
          </time>
        ) : (
          <>
            <span className={classes.hand}>
              <bdi>{nameOf(updatedBy)}</bdi>
              {updatedBy && ' · '}
            </span>
            <Time at={updatedAt} />
          </>
        )}
      </span>
    </li>
  )
}
