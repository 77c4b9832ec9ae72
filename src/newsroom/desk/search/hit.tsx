import { useMessages } from '../../messages.ts'
import { useDirection } from '../../ui/direction.ts'
import { Facts } from '../../ui/lists/facts.tsx'
import { RowLink } from '../../ui/lists/row-link.tsx'
import { Marked } from '../../ui/marked.tsx'
import { StateMark } from '../../ui/state-mark.tsx'
import { Time } from '../../ui/time.tsx'
import { type Article, thumbnailOf } from '../articles.ts'
import { Marks } from '../marks.tsx'
import { messages as deskMessages } from '../messages.ts'
import classes from './search.module.css'

interface HitProps {
  article: Article
  excerpt?: string
  /** Whether a word matches the query. */
  isFound(word: string): boolean
}

/** A found article; its headline's link covers all of it. */
export function HitRow({ article, excerpt, isFound }: HitProps) {
  const w = useMessages(deskMessages)
  const directionOf = useDirection()
  const { id, headline, section, bylines, publishedAt, updatedAt } = article
  const thumbnail = thumbnailOf(article)
  return (
    <li className={classes.hit}>
      <div className={classes.words}>
        <p className={classes.heading}>
          <RowLink
            to={`/newsroom/articles/${id}`}
            className={classes.headline!}
            data-row
            dir={directionOf(headline)}
          >
            {headline ? <Marked of={headline} found={isFound} base={directionOf(headline)} /> : w.untitled}
          </RowLink>
          <Marks article={article} />
        </p>
        {excerpt && (
          <p className={classes.excerpt} dir={directionOf(excerpt)}>
            <Marked of={excerpt} found={isFound} base={directionOf(excerpt)} />
          </p>
        )}
        <Facts>
          <StateMark article={article} />
          {section && <bdi>{section.name}</bdi>}
          {bylines.length > 0 && <bdi>{bylines.map(({ name }) => name).join(w.and)}</bdi>}
          <Time at={publishedAt ?? updatedAt} />
        </Facts>
      </div>
      {thumbnail && <img src={thumbnail} alt="" width={80} height={60} loading="lazy" decoding="async" />}
    </li>
  )
}
