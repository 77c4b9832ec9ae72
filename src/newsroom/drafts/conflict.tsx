/**
 * Shown when two people changed the same place: a non-modal window. The person can continue writing and
 * resolve the conflict later.
 */
import { Text } from '@mantine/core'
import { useId, useRef } from 'react'
import { useMessages } from '../messages.ts'
import { useMe } from '../session/me.ts'
import { useFormatters } from '../ui/formatters.ts'
import type { Content } from './article.ts'
import classes from './conflict.module.css'
import { ConflictChoices } from './conflict-choices.tsx'
import { useFieldValue } from './field-value.ts'
import { fieldNames } from './fields.ts'
import { messages } from './messages.ts'
import type { Saver, Saving } from './saver.ts'

export const conflictWindow = 'conflict-window'

interface Props {
  saver: Saver
  conflict: Saving & { kind: 'conflict' }
  mine: Content
}

export function ConflictWindow({ saver, conflict, mine }: Props) {
  const w = useMessages(messages)
  const names = useMessages(fieldNames)
  const formatters = useFormatters()
  const me = useMe()
  const title = useId()
  const cameFrom = useRef<Element | null>(null)
  const { head, merged } = conflict
  const formatValue = useFieldValue([mine, head.content])
  const isMe = head.updatedBy === me.staff.name
  const time = formatters.relative(head.updatedAt)

  return (
    <section
      id={conflictWindow}
      className={classes.window}
      role="dialog"
      aria-labelledby={title}
      tabIndex={-1}
      onFocus={({ currentTarget, relatedTarget }) => {
        if (relatedTarget && !currentTarget.contains(relatedTarget)) cameFrom.current = relatedTarget
      }}
    >
      <h2 id={title} className={classes.title}>
        {isMe ? w.conflictOfMine : w.conflict}
      </h2>
      <Text size="sm" mb="xs">
        {isMe ? w.conflictByMe(time) : w.conflictBy(head.updatedBy, time)}
      </Text>
      <ConflictChoices
        merged={merged}
        theirs={head.content}
        language={mine.language}
        nameOf={(field) => names[field]}
        formatValue={formatValue}
        mineLabel={isMe ? w.here : w.mine}
        theirsLabel={isMe ? w.elsewhere : w.theirs(head.updatedBy)}
        decide={(decisions) => {
          if (cameFrom.current instanceof HTMLElement) cameFrom.current.focus()
          void saver.decide(decisions)
        }}
      />
    </section>
  )
}
