/** The actions for the focused comment, or for all selected ones. */

import { Button, Menu } from '@mantine/core'
import { useMessages } from '../messages.ts'
import { useMe } from '../session/me.ts'
import { useFormatters } from '../ui/formatters.ts'
import { Keys } from '../ui/keys.tsx'
import { MoreMenu } from '../ui/more-menu.tsx'
import type { Comment } from './comment.ts'
import classes from './comments.module.css'
import { messages } from './messages.ts'
import { messages as removalMessages } from './removal-messages.ts'
import type { WorkedQueue } from './use-queue.ts'

interface Props {
  comment: Comment
  queue: WorkedQueue
  publish(): void
  open(dialog: 'reject' | 'ban' | 'remove'): void
}

export function CommentActions({ comment, queue, publish, open }: Props) {
  const w = useMessages(messages)
  const r = useMessages(removalMessages)
  const formatters = useFormatters()
  const { may } = useMe()
  const { chosen } = queue
  const isAppeal = comment.appeal !== null && comment.appeal.upheld === null
  const labels =
    chosen.size > 0
      ? {
          publish: w.publishChosen(formatters.number(chosen.size)),
          reject: w.rejectChosen(formatters.number(chosen.size)),
        }
      : {
          publish: isAppeal ? w.uphold : comment.state === 'published' ? w.settle : w.publish,
          reject: isAppeal ? w.dismiss : w.reject,
        }
  return (
    <div className={classes.actions}>
      <Button color="teal" onClick={publish} rightSection={<Key name="A" />}>
        {labels.publish}
      </Button>
      <Button color="red" variant="light" onClick={() => open('reject')} rightSection={<Key name="R" />}>
        {labels.reject}
      </Button>
      <Button variant="default" onClick={() => queue.move(1)} rightSection={<Key name="J" />}>
        {w.next}
      </Button>
      <Button variant="default" onClick={() => open('ban')} rightSection={<Key name="B" />}>
        {w.ban}
      </Button>
      <Button variant="subtle" onClick={queue.undo} rightSection={<Key name="U" />}>
        {w.undo}
      </Button>
      {chosen.size > 0 && (
        <Button variant="subtle" onClick={queue.clear}>
          {w.clear}
        </Button>
      )}
      {may('removeForLegalReasons') && comment.state !== 'erased' && (
        <MoreMenu label={r.more} className={classes.more} withinPortal={false}>
          <Menu.Item c="var(--ink-red)" onClick={() => open('remove')}>
            {r.remove}
          </Menu.Item>
        </MoreMenu>
      )}
    </div>
  )
}

/** The keyboard shortcut of a button; hidden on phones. */
const Key = ({ name }: { name: string }) => (
  <span className={classes.key} aria-hidden>
    <Keys keys={name} />
  </span>
)
