/** One entry in the timeline: when, what, by whom, in whose hands, and what can be done with it. */
import { Text } from '@mantine/core'
import IconPin from '@tabler/icons-react/icons/IconPin'
import { direction } from '../../../language/bidi.ts'
import { useDirection } from '../../desk/direction.ts'
import { useHouse } from '../../shell/house.ts'
import { useMe } from '../../shell/me.ts'
import { Time } from '../../shell/time.tsx'
import { useWords } from '../../words.ts'
import { words } from '../console-words.ts'
import type { Entry } from '../coverage.ts'
import classes from './entry.module.css'
import { EntryActions, type EntryActionsProps } from './entry-actions.tsx'
import { EntryBody } from './entry-body.tsx'
import { EntryRevisions } from './entry-revisions.tsx'
import { nameOf } from './entry-text.ts'

interface Props extends EntryActionsProps {
  /** The colleague who writes in it now. */
  writer: string | undefined
  /** It is under the pen above. */
  isHere: boolean
}

export function EntryRow({ writer, isHere, ...actions }: Props) {
  const w = useWords(words)
  const house = useHouse()
  const directionOf = useDirection()
  const { entry, language, coverageId } = actions
  const { state, mark, pinned, headline, publishedAt, editedAt, updatedAt, person } = entry
  return (
    <article
      className={classes.entry}
      data-entry={entry.id}
      data-state={state}
      data-mark={mark || undefined}
      tabIndex={-1}
      aria-label={w.entry(nameOf(entry))}
    >
      <div className={classes.about}>
        <span className={classes.when}>
          {publishedAt ? (
            <time dateTime={publishedAt} title={house.date(publishedAt, 'datetime')}>
              {house.date(publishedAt, 'time')}
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
        {mark && (
          <span className={classes.badge} data-mark={mark}>
            {w[mark]}
          </span>
        )}
        {pinned && (
          <span className={classes.badge} data-mark="pinned">
            <IconPin size={14} aria-hidden /> {w.pinned}
          </span>
        )}
        {state === 'draft' && <Hands entry={entry} writer={writer} isHere={isHere} />}
      </div>
      {headline && (
        <p className={classes.headline} dir={directionOf(headline)}>
          {headline}
        </p>
      )}
      <EntryBody body={entry.body} dir={direction(language)} />
      <Text component="p" size="sm" c="dimmed" className={classes.by}>
        {person && <bdi>{person.name}</bdi>}
        {editedAt && <span>{w.edited(house.date(editedAt, 'time'))}</span>}
        {state === 'withdrawn' && entry.withdrawnReason && <span>{w.withdrawn(entry.withdrawnReason)}</span>}
      </Text>
      {!isHere && state !== 'withdrawn' && <EntryActions {...actions} />}
      {state === 'withdrawn' && <EntryRevisions {...{ coverageId, entry, language }} />}
    </article>
  )
}

function Hands({ entry, writer, isHere }: { entry: Entry; writer: string | undefined; isHere: boolean }) {
  const w = useWords(words)
  const { staff } = useMe()
  const { holder } = entry
  const said = holder === null ? w.inNoHand : holder.id === staff.id ? w.inMyHand : w.inHand(holder.name)
  return (
    <span className={classes.hands} data-writing={writer !== undefined || undefined}>
      {isHere ? w.writingHere : writer ? w.writesNow(writer) : said}
    </span>
  )
}
