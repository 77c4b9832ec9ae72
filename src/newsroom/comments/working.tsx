/** The queue, the comment in focus, and its actions. */
import { Button, VisuallyHidden } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useMessages } from '../messages.ts'
import { useMe } from '../session/me.ts'
import { Keys } from '../ui/keys.tsx'
import { useShortcut } from '../ui/shortcuts.ts'
import { Empty, Failed, Loading } from '../ui/states.tsx'
import { BanDialog } from './ban-dialog.tsx'
import { type Filter, recordQuery } from './comment.ts'
import { CommentActions } from './comment-actions.tsx'
import classes from './comments.module.css'
import { Focus } from './focus.tsx'
import { List } from './list.tsx'
import { messages } from './messages.ts'
import { ReaderData } from './reader-data.tsx'
import { RejectDialog } from './reject-dialog.tsx'
import { EraseDialog, RemoveDialog } from './removal-dialogs.tsx'
import { useQueue } from './use-queue.ts'
import { Background } from './writer.tsx'

type Open = 'reject' | 'ban' | 'remove' | 'erase' | null

export function Working({ filter, opened }: { filter: Filter; opened: number | null }) {
  const w = useMessages(messages)
  const { may } = useMe()
  const queue = useQueue(filter)
  const { current, target, query, focusOn } = queue
  const [open, setOpen] = useState<Open>(null)
  const close = () => setOpen(null)
  const { data: record } = useQuery({ ...recordQuery(opened ?? 0), enabled: opened !== null })
  useEffect(() => {
    if (record) focusOn(record.comment)
  }, [record, focusOn])

  // Start each comment at the top.
  const focusId = current?.id
  useEffect(() => {
    if (focusId !== undefined) window.scrollTo({ top: 0 })
  }, [focusId])

  const publish = () => queue.decide(target, { kind: 'publish' })
  const isFree = open === null
  const isAny = isFree && target.length > 0
  useShortcut('J', w.next, () => queue.move(1), isFree)
  useShortcut('K', w.previous, () => queue.move(-1), isFree)
  useShortcut('A', w.publish, publish, isAny)
  useShortcut('R', w.reject, () => setOpen('reject'), isAny)
  useShortcut('B', w.ban, () => setOpen('ban'), isAny)
  useShortcut('X', w.select, () => current && queue.choose(current.id), isAny)
  useShortcut('U', w.undo, queue.undo, isFree)

  if (query.error && queue.items.length === 0)
    return <Failed problem={query.error} retry={() => void query.refetch()} />
  if (!current && (query.isPending || queue.items.length > 0)) return <Loading />
  if (!current) {
    const isFiltered = filter.q !== '' || filter.sectionId || filter.articleId || filter.readerId
    return (
      <Empty title={isFiltered ? w.nothingFound : w.nothing[filter.queue]} detail={w.nothingDetail}>
        <Button variant="default" onClick={queue.undo} rightSection={<Keys keys="U" />}>
          {w.undo}
        </Button>
      </Empty>
    )
  }
  return (
    <div className={classes.working}>
      <List queue={queue} />
      <div className={classes.focus}>
        <Focus comment={current} readBy={queue.others?.get(current.id)} />
        <CommentActions comment={current} queue={queue} publish={publish} open={setOpen} />
      </div>
      <VisuallyHidden role="status">{`${current.name}: ${current.text}`}</VisuallyHidden>
      <aside className={classes.background} aria-label={w.history}>
        <Background id={current.id} version={current.version} />
        {may('removeForLegalReasons') && (
          <ReaderData reader={current.reader} erase={() => setOpen('erase')} />
        )}
      </aside>
      {open === 'reject' && (
        <RejectDialog
          close={close}
          reject={(code, note) => queue.decide(target, { kind: 'reject', code, note })}
        />
      )}
      {open === 'ban' && (
        <BanDialog comment={current} close={close} done={(rejected) => queue.left(rejected)} />
      )}
      {open === 'remove' && (
        <RemoveDialog comment={current} close={close} done={() => queue.left([current.id])} />
      )}
      {open === 'erase' && current.reader && (
        <EraseDialog reader={current.reader} close={close} done={() => queue.leftWith(current)} />
      )}
    </div>
  )
}
