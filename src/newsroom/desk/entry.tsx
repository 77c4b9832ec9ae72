import type { ReactNode } from 'react'
import { useMessages } from '../messages.ts'
import { useMe } from '../session/me.ts'
import { useDirection } from '../ui/direction.ts'
import { useFormatters } from '../ui/formatters.ts'
import { HeadlineText } from '../ui/headline.tsx'
import { Facts } from '../ui/lists/facts.tsx'
import { RowLink } from '../ui/lists/row-link.tsx'
import { StateMark } from '../ui/state-mark.tsx'
import { Time } from '../ui/time.tsx'
import type { Article } from './articles.ts'
import marks from './marks.module.css'
import { messages } from './messages.ts'
import classes from './overview.module.css'

export type Says = 'waiting' | 'returned' | 'goes-out' | 'updated' | 'published' | 'open'

/** An article in a column of the overview: its headline, and the detail that the column is about. */
export function Entry({ article, says }: { article: Article; says: Says }) {
  const w = useMessages(messages)
  const formatters = useFormatters()
  const {
    section,
    bylines,
    createdBy,
    updatedAt,
    publishedAt,
    scheduledAt,
    submittedAt,
    returnedAt,
    openedBy,
  } = article
  const { staff } = useMe()
  // The person's own open article is not shown as open.
  const colleagues = openedBy.filter(({ id }) => id !== staff.id)
  const names = (list: { name: string }[]) => list.map(({ name }) => name).join(w.and)
  const said: Record<Says, () => ReactNode> = {
    waiting: () => (
      <>
        {(bylines.length > 0 || createdBy) && <bdi>{names(bylines.length > 0 ? bylines : [createdBy!])}</bdi>}
        <span>{submittedAt && w.waiting(formatters.relative(submittedAt))}</span>
      </>
    ),
    returned: () => (
      <>
        <StateMark article={article} />
        {returnedAt && <Time at={returnedAt} />}
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
    open: () => <bdi>{names(colleagues)}</bdi>,
  }
  return (
    <li className={classes.entry}>
      <Headline article={article} />
      <Facts>
        {article.breaking && (
          <span className={marks.mark} data-mark="breaking">
            {w.breaking}
          </span>
        )}
        {section && says !== 'waiting' && says !== 'updated' && says !== 'returned' && (
          <bdi>{section.name}</bdi>
        )}
        {said[says]()}
        {says !== 'open' && colleagues.length > 0 && (
          <span className={marks.mark} data-mark="open">
            {w.openedBy(names(colleagues))}
          </span>
        )}
      </Facts>
    </li>
  )
}

/** With a bar for its share of reads, relative to the first one. */
export function ReadEntry({ article, share }: { article: Article; share: number }) {
  const w = useMessages(messages)
  const formatters = useFormatters()
  const percent = Math.round(share * 100)
  return (
    <li className={classes.entry}>
      <Headline article={article} />
      <meter
        className={classes.share}
        min={0}
        max={100}
        value={percent}
        title={w.share(formatters.number(percent))}
      >
        {w.share(formatters.number(percent))}
      </meter>
    </li>
  )
}

function Headline({ article }: { article: Article }) {
  const w = useMessages(messages)
  const directionOf = useDirection()
  return (
    <RowLink
      to={`/newsroom/articles/${article.id}`}
      className={classes.headline!}
      dir={directionOf(article.headline)}
    >
      {article.headline ? <HeadlineText of={article.headline} /> : w.untitled}
    </RowLink>
  )
}
