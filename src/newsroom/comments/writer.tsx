import { Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useMessages } from '../messages.ts'
import { useActorName } from '../session/actors.ts'
import { useFormatters } from '../ui/formatters.ts'
import { Loading } from '../ui/states.tsx'
import { Time } from '../ui/time.tsx'
import { type Comment, type Decision, recordQuery } from './comment.ts'
import classes from './comments.module.css'
import { messages } from './messages.ts'
import { sentenceOf } from './reasons.tsx'

/** The writer in one line: trust level, and the numbers of published and rejected comments. */
export function Writer({ comment: { reader } }: { comment: Comment }) {
  const w = useMessages(messages)
  const formatters = useFormatters()
  if (!reader) return <span className={classes.trust}>{w.guest}</span>
  return (
    <>
      <span className={classes.trust} data-trust-level={reader.trustLevel}>
        {w.trustLevels[reader.trustLevel]}
      </span>
      {reader.isBanned && (
        <span className={classes.trust} data-trust-level="banned">
          {w.banned}
        </span>
      )}
      <span>
        {w.publishedCount} {formatters.number(reader.publishedCount)}
      </span>
      <span>
        {w.rejectedCount} {formatters.number(reader.rejectedCount)}
      </span>
      <span>
        {w.since} <Time at={reader.createdAt} shape="date" />
      </span>
    </>
  )
}

/** The writer's other comments, and all decisions about this comment. */
export function Background({ id, version }: { id: number; version: number }) {
  const w = useMessages(messages)
  const { data } = useQuery({ ...recordQuery(id), queryKey: [...recordQuery(id).queryKey, version] })
  if (!data) return <Loading lines={4} height={44} />
  return (
    <>
      <section aria-label={w.others}>
        <h2 className={classes.label}>{w.others}</h2>
        {data.others.length === 0 && (
          <Text size="sm" c="dimmed">
            {w.noOthers}
          </Text>
        )}
        <ul className={classes.others}>
          {data.others.map(({ id, text, state, postedAt }) => (
            <li key={id}>
              <p dir="auto">{text}</p>
              <span className={classes.detail}>
                <span className={classes.state} data-state={state}>
                  {w.states[state]}
                </span>
                <Time at={postedAt} />
              </span>
            </li>
          ))}
        </ul>
      </section>
      <section aria-label={w.decisions}>
        <h2 className={classes.label}>{w.decisions}</h2>
        <ol className={classes.others}>
          {data.decisions.map((decision) => (
            <DecisionLine key={decision.id} decision={decision} />
          ))}
        </ol>
      </section>
    </>
  )
}

function DecisionLine({ decision: { verdict, reasons, actor, at } }: { decision: Decision }) {
  const w = useMessages(messages)
  const nameOf = useActorName()
  const isPersonal = reasons.some(({ phase }) => phase === 'moderator')
  return (
    <li>
      <p>
        {w.verdicts[verdict]}
        {/* An erased comment has no reasons left. */}
        {reasons.length > 0 && `: ${reasons.map(({ code }) => sentenceOf(w, code)).join('، ')}`}
      </p>
      <span className={classes.detail}>
        <bdi>{isPersonal ? nameOf(actor) : w.rules}</bdi>
        <Time at={at} />
      </span>
    </li>
  )
}
