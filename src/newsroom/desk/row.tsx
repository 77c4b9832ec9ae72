import { ActionIcon } from '@mantine/core'
import IconBolt from '@tabler/icons-react/icons/IconBolt'
import { useMessages } from '../messages.ts'
import { useActorName } from '../session/actors.ts'
import { openBreaking } from '../session/breaking.ts'
import { useMe } from '../session/me.ts'
import { Placement } from '../session/placement.tsx'
import { useDirection } from '../ui/direction.ts'
import { useFormatters } from '../ui/formatters.ts'
import { HeadlineText } from '../ui/headline.tsx'
import { RowLink } from '../ui/lists/row-link.tsx'
import { Marked } from '../ui/marked.tsx'
import { StateMark } from '../ui/state-mark.tsx'
import { Time } from '../ui/time.tsx'
import { type Article, thumbnailOf } from './articles.ts'
import classes from './list.module.css'
import { Marks } from './marks.tsx'
import { messages } from './messages.ts'

/** A line on a laptop, a card on a phone; the headline's link covers all of it. */
export function Row({
  article,
  found,
}: {
  article: Article
  /** Whether to highlight a word of the headline. */
  found: ((word: string) => boolean) | null
}) {
  const w = useMessages(messages)
  const { may } = useMe()
  const formatters = useFormatters()
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
        <RowLink
          to={`/newsroom/articles/${id}`}
          className={classes.headline!}
          data-row
          dir={directionOf(headline)}
        >
          {found && <Marked of={headline} found={found} base={directionOf(headline)} />}
          {!found && (headline ? <HeadlineText of={headline} /> : w.untitled)}
        </RowLink>
        <Placement kind="article" id={id} headline={headline} isPublic={state === 'published'} isRow />
        <Marks article={article} />
        {may('publish') && headline && !article.trashed && (state === 'draft' || state === 'published') && (
          <ActionIcon
            className={classes.breaking!}
            variant="light"
            color="red"
            size="sm"
            aria-label={w.makeBreaking(headline)}
            onClick={() => openBreaking(id)}
          >
            <IconBolt size={16} aria-hidden />
          </ActionIcon>
        )}
        {urgency <= 2 && <span className={classes.urgency}>{w.urgent(formatters.number(urgency))}</span>}
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
            {w.goesOut(`${formatters.date(scheduledAt, 'short')} ${formatters.date(scheduledAt, 'time')}`)}
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
