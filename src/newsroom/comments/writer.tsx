import { Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useActorName } from '../shell/actors.ts'
import { useHouse } from '../shell/house.ts'
import { Loading } from '../shell/states.tsx'
import { Time } from '../shell/time.tsx'
import { useWords } from '../words.ts'
import { type Comment, type Decision, recordQuery } from './comment.ts'
import classes from './comments.module.css'
import { sentenceOf } from './reasons.tsx'
import { words } from './words.ts'

/** Who wrote, in a line: standing, and how much of theirs was published and rejected. */
export function Writer({ comment: { reader } }: { comment: Comment }) {
  const w = useWords(words)
  const house = useHouse()
  if (!reader) return <span className={classes.standing}>{w.guest}</span>
  return (
    <>
      <span className={classes.standing} data-standing={reader.standing}>
        {w.standings[reader.standing]}
      </span>
      {reader.isBanned && (
        <span className={classes.standing} data-standing="banned">
          {w.banned}
        </span>
      )}
      <span>
        {w.publishedCount} {house.number(reader.publishedCount)}
      </span>
      <span>
        {w.rejectedCount} {house.number(reader.rejectedCount)}
      </span>
      <span>
        {w.since} <Time at={reader.createdAt} shape="date" />
      </span>
    </>
  )
}

/** What else they wrote, and every decision about this comment. */
export function Background({ id, version }: { id: number; version: number }) {
  const w = useWords(words)
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
  const w = useWords(words)
  const nameOf = useActorName()
  const isPersonal = reasons.some(({ phase }) => phase === 'moderator')
  return (
    <li>
      <p>
        {w.verdicts[verdict]}
        {/* Of what was erased there are none left. */}
        {reasons.length > 0 && `: ${reasons.map(({ code }) => sentenceOf(w, code)).join('، ')}`}
      </p>
      <span className={classes.detail}>
        <bdi>{isPersonal ? nameOf(actor) : w.rules}</bdi>
        <Time at={at} />
      </span>
    </li>
  )
}
