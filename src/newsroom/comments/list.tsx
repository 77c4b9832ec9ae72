import { Button, Checkbox, UnstyledButton } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { useMessages } from '../messages.ts'
import { Time } from '../ui/time.tsx'
import type { Comment } from './comment.ts'
import classes from './comments.module.css'
import { messages } from './messages.ts'
import { sentenceOf } from './reasons.tsx'
import type { WorkedQueue } from './use-queue.ts'

/** The queue next to the comment in focus. */
export function List({ queue }: { queue: WorkedQueue }) {
  const w = useMessages(messages)
  const { items, current, chosen, query } = queue
  return (
    <div className={classes.list}>
      <ol aria-label={w.list}>
        {items.map((comment) => (
          <Line
            key={comment.id}
            comment={comment}
            isCurrent={comment.id === current?.id}
            isChosen={chosen.has(comment.id)}
            queue={queue}
          />
        ))}
      </ol>
      {query.hasNextPage && (
        <Button
          variant="subtle"
          size="compact-sm"
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {w.more}
        </Button>
      )}
    </div>
  )
}

function Line({
  comment,
  isCurrent,
  isChosen,
  queue,
}: {
  comment: Comment
  isCurrent: boolean
  isChosen: boolean
  queue: WorkedQueue
}) {
  const w = useMessages(messages)
  const line = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (isCurrent) line.current?.scrollIntoView({ block: 'nearest' })
  }, [isCurrent])
  const { id, name, text, reasons, state, postedAt } = comment
  const reader = queue.others?.get(id)
  const why = state === 'held' ? reasons.find(({ phase }) => phase !== 'section') : undefined
  return (
    <li ref={line} className={classes.line} data-current={isCurrent || undefined}>
      <Checkbox
        size="xs"
        checked={isChosen}
        onChange={({ currentTarget }) => {
          queue.choose(id)
          // Keeps the keyboard shortcuts working.
          currentTarget.blur()
        }}
        aria-label={w.choose(name)}
        tabIndex={-1}
      />
      <UnstyledButton
        className={classes.open}
        onClick={() => queue.focusOn(comment)}
        aria-current={isCurrent || undefined}
      >
        <span className={classes.first} dir="auto">
          {text}
        </span>
        <span className={classes.detail}>
          <bdi>{name}</bdi>
          {reader ? (
            <span>{w.readBy(reader)}</span>
          ) : state === 'held' ? (
            why && <span className={classes.why}>{sentenceOf(w, why.code)}</span>
          ) : (
            <span className={classes.state} data-state={state}>
              {w.states[state]}
            </span>
          )}
          <Time at={postedAt} />
        </span>
      </UnstyledButton>
    </li>
  )
}
