/** An entry in the timeline: time, text, author, assignee and actions. */
import { Text } from '@mantine/core'
import IconPin from '@tabler/icons-react/icons/IconPin'
import { direction } from '../../../language/bidi.ts'
import { useMessages } from '../../messages.ts'
import { useMe } from '../../session/me.ts'
import { useDirection } from '../../ui/direction.ts'
import { useFormatters } from '../../ui/formatters.ts'
import { HeadlineText } from '../../ui/headline.tsx'
import { Time } from '../../ui/time.tsx'
import { messages } from '../console-messages.ts'
import type { Entry } from '../coverage.ts'
import classes from './entry.module.css'
import { EntryActions, type EntryActionsProps } from './entry-actions.tsx'
import { EntryBody } from './entry-body.tsx'
import { EntryRevisions } from './entry-revisions.tsx'
import { nameOf } from './entry-text.ts'

interface Props extends EntryActionsProps {
  /** The colleague who is editing it now. */
  writer: string | undefined
  /** Whether it is in the form above. */
  isHere: boolean
}

export function EntryRow({ writer, isHere, ...actions }: Props) {
  const w = useMessages(messages)
  const formatters = useFormatters()
  const directionOf = useDirection()
  const { entry, language, coverageId } = actions
  const { state, flag, pinned, headline, publishedAt, editedAt, updatedAt, person, createdBy } = entry
  return (
    <article
      className={classes.entry}
      data-entry={entry.id}
      data-state={state}
      data-flag={flag || undefined}
      tabIndex={-1}
      aria-label={w.entry(nameOf(entry))}
    >
      <div className={classes.about}>
        <span className={classes.when}>
          {publishedAt ? (
            <time dateTime={publishedAt} title={formatters.date(publishedAt, 'datetime')}>
              {formatters.date(publishedAt, 'time')}
            </time>
          ) : (
            <Time at={updatedAt} />
          )}
        </span>
        {state !== 'published' && (
          <span className={classes.state} data-state={state}>
            {w.states[state]}
          </span>
        )}
        {flag && (
          <span className={classes.badge} data-flag={flag}>
            {w[flag]}
          </span>
        )}
        {pinned && (
          <span className={classes.badge} data-flag="pinned">
            <IconPin size={14} aria-hidden /> {w.pinned}
          </span>
        )}
        {state === 'draft' && <Assignment entry={entry} writer={writer} isHere={isHere} />}
      </div>
      {headline && (
        <p className={classes.headline} dir={directionOf(headline)}>
          <HeadlineText of={headline} />
        </p>
      )}
      <EntryBody body={entry.body} dir={direction(language)} />
      <Text component="p" size="sm" c="dimmed" className={classes.by}>
        {person && <bdi>{person.name}</bdi>}
        {!person && createdBy && <bdi>{w.writtenBy(createdBy.name)}</bdi>}
        {editedAt && <span>{w.edited(formatters.date(editedAt, 'time'))}</span>}
        {state === 'unpublished' && entry.unpublishedReason && (
          <span>{w.unpublished(entry.unpublishedReason)}</span>
        )}
      </Text>
      {!isHere && state !== 'unpublished' && <EntryActions {...actions} />}
      {state === 'unpublished' && <EntryRevisions {...{ coverageId, entry, language }} />}
    </article>
  )
}

function Assignment({
  entry,
  writer,
  isHere,
}: {
  entry: Entry
  writer: string | undefined
  isHere: boolean
}) {
  const w = useMessages(messages)
  const { staff } = useMe()
  const { assignee } = entry
  const said =
    assignee === null ? w.withAnyone : assignee.id === staff.id ? w.withMe : w.withColleague(assignee.name)
  return (
    <span className={classes.assignment} data-writing={writer !== undefined || undefined}>
      {isHere ? w.writingHere : writer ? w.writesNow(writer) : said}
    </span>
  )
}
