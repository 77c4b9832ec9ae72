/** The comment in focus: its text, its article and parent comment, its writer, and the reason why it is here. */
import { Anchor } from '@mantine/core'
import { useMessages } from '../messages.ts'
import { useFormatters } from '../ui/formatters.ts'
import { Headline } from '../ui/headline.tsx'
import { Time } from '../ui/time.tsx'
import type { Comment } from './comment.ts'
import classes from './comments.module.css'
import { Marked } from './marked.tsx'
import { messages } from './messages.ts'
import { Reasons } from './reasons.tsx'
import { Writer } from './writer.tsx'

export function Focus({ comment, readBy }: { comment: Comment; readBy: string | undefined }) {
  const w = useMessages(messages)
  const formatters = useFormatters()
  const { article, parent, name, text, reasons, reports, appeal, state, decided } = comment
  return (
    <article className={classes.comment} aria-label={name} data-comment={comment.id}>
      {readBy && (
        <p className={classes.readBy} role="status">
          {w.readBy(readBy)}
        </p>
      )}
      <p className={classes.on}>
        {article.section && <span>{article.section}</span>}
        {article.address ? (
          <Anchor href={article.address} target="_blank" rel="noopener" dir="auto">
            {article.headline}
          </Anchor>
        ) : (
          <Headline of={article.headline} />
        )}
      </p>
      {parent && (
        <blockquote className={classes.parent}>
          <span className={classes.label}>{w.answers(parent.name)}</span>
          <p dir="auto">{parent.text}</p>
        </blockquote>
      )}
      <header className={classes.writer}>
        <strong>
          <bdi>{name}</bdi>
        </strong>
        <Writer comment={comment} />
      </header>
      <Marked className={classes.text} text={text} reasons={reasons} />
      <p className={classes.detail}>
        <span className={classes.state} data-state={state}>
          {w.states[state]}
        </span>
        <Time at={comment.postedAt} />
        {comment.editedAt && (
          <span>
            {w.edited} <Time at={comment.editedAt} />
          </span>
        )}
        {decided && <span>{w.by(decided.by)}</span>}
      </p>
      <Reasons title={state === 'held' ? w.why : w.whyDecided} reasons={reasons} />
      {appeal && (
        <section className={classes.said} aria-label={w.appeal}>
          <h2 className={classes.label}>{w.appeal}</h2>
          <p dir="auto">{appeal.text}</p>
        </section>
      )}
      {reports.length > 0 && (
        <section className={classes.said} aria-label={w.reports}>
          <h2 className={classes.label}>
            {w.reports} ({formatters.number(reports.length)})
          </h2>
          <ul>
            {reports.map(({ reason, note, at }) => (
              <li key={at + note}>
                {w.reportReasons[reason] ?? reason}
                {note && (
                  <>
                    {': '}
                    <bdi>{note}</bdi>
                  </>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
    </article>
  )
}
