import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useHouse } from '../shell/house.ts'
import { Time } from '../shell/time.tsx'
import { useWords } from '../words.ts'
import type { Article } from './articles.ts'
import { useDirection } from './direction.ts'
import marks from './marks.module.css'
import { StateMark } from './marks.tsx'
import classes from './overview.module.css'
import { words } from './words.ts'

export type Says = 'waiting' | 'goes-out' | 'updated' | 'published' | 'open'

/** An article in a column of the overview: its headline, and the one thing that the column is about. */
export function Entry({ article, says }: { article: Article; says: Says }) {
  const w = useWords(words)
  const house = useHouse()
  const { section, bylines, createdBy, updatedAt, publishedAt, scheduledAt, handedInAt, openedBy } = article
  const names = (list: { name: string }[]) => list.map(({ name }) => name).join(w.and)
  const said: Record<Says, () => ReactNode> = {
    waiting: () => (
      <>
        {(bylines.length > 0 || createdBy) && <bdi>{names(bylines.length > 0 ? bylines : [createdBy!])}</bdi>}
        <span>{handedInAt && w.waiting(house.relative(handedInAt))}</span>
      </>
    ),
    'goes-out': () => scheduledAt && <Time at={scheduledAt} shape="datetime" />,
    updated: () => (
      <>
        <StateMark article={article} />
        <Time at={updatedAt} />
      </>
    ),
    published: () => publishedAt && <Time at={publishedAt} />,
    open: () => <bdi>{names(openedBy)}</bdi>,
  }
  return (
    <li className={classes.entry}>
      <Headline article={article} />
      <span className={classes.says}>
        {article.breaking && (
          <span className={marks.mark} data-mark="breaking">
            {w.breaking}
          </span>
        )}
        {section && says !== 'waiting' && says !== 'updated' && <bdi>{section.name}</bdi>}
        {said[says]()}
        {says !== 'open' && openedBy.length > 0 && (
          <span className={marks.mark} data-mark="open">
            {w.openedBy(names(openedBy))}
          </span>
        )}
      </span>
    </li>
  )
}

/** With a bar as long as it is read beside the first. */
export function ReadEntry({ article, share }: { article: Article; share: number }) {
  const w = useWords(words)
  const house = useHouse()
  const percent = Math.round(share * 100)
  return (
    <li className={classes.entry}>
      <Headline article={article} />
      <meter
        className={classes.share}
        min={0}
        max={100}
        value={percent}
        title={w.share(house.number(percent))}
      >
        {w.share(house.number(percent))}
      </meter>
    </li>
  )
}

function Headline({ article }: { article: Article }) {
  const w = useWords(words)
  const directionOf = useDirection()
  return (
    <Link
      to={`/newsroom/articles/${article.id}`}
      className={classes.headline}
      dir={directionOf(article.headline)}
    >
      {article.headline || w.untitled}
    </Link>
  )
}
