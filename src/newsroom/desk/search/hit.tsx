import { Link } from '@tanstack/react-router'
import type { Sought } from '../../../content/search/marks.ts'
import { Time } from '../../shell/time.tsx'
import { useWords } from '../../words.ts'
import { type Article, thumbnailOf } from '../articles.ts'
import { useDirection } from '../direction.ts'
import { Marks, StateMark } from '../marks.tsx'
import { words as deskWords } from '../words.ts'
import { Marked } from './marked.tsx'
import classes from './search.module.css'

/** One article found: its headline's link covers all of it. */
export function HitRow({ article, excerpt, forms }: { article: Article; excerpt?: string; forms: Sought }) {
  const w = useWords(deskWords)
  const directionOf = useDirection()
  const { id, headline, section, bylines, publishedAt, updatedAt } = article
  const thumbnail = thumbnailOf(article)
  return (
    <li className={classes.hit}>
      <div className={classes.words}>
        <p className={classes.heading}>
          <Link
            to={`/newsroom/articles/${id}`}
            className={classes.headline}
            data-row
            dir={directionOf(headline)}
          >
            {headline ? <Marked of={headline} found={forms} /> : w.untitled}
          </Link>
          <Marks article={article} />
        </p>
        {excerpt && (
          <p className={classes.excerpt} dir={directionOf(excerpt)}>
            <Marked of={excerpt} found={forms} />
          </p>
        )}
        <p className={classes.by}>
          <StateMark article={article} />
          {section && <bdi>{section.name}</bdi>}
          {bylines.length > 0 && <bdi>{bylines.map(({ name }) => name).join(w.and)}</bdi>}
          <Time at={publishedAt ?? updatedAt} />
        </p>
      </div>
      {thumbnail && <img src={thumbnail} alt="" width={80} height={60} loading="lazy" decoding="async" />}
    </li>
  )
}
