/** The form for new entries: above the timeline on a desktop, at the bottom on a phone. */
import { ActionIcon, Button, CloseButton, Group, Text, UnstyledButton, VisuallyHidden } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import IconPencilPlus from '@tabler/icons-react/icons/IconPencilPlus'
import IconTrash from '@tabler/icons-react/icons/IconTrash'
import { useRef, useState } from 'react'
import { useMessages } from '../../messages.ts'
import { useConfirm } from '../../ui/confirm.tsx'
import { useFormatters } from '../../ui/formatters.ts'
import { useShortcut, useShownShortcut } from '../../ui/shortcuts.ts'
import { messages } from '../console-messages.ts'
import type { Coverage } from '../coverage.ts'
import { type Assignee, AssignMenu } from './assign-menu.tsx'
import classes from './composer.module.css'
import { type DraftQueue, type DraftQueueState, isComposed } from './draft-queue.ts'
import { DraftStatus } from './draft-status.tsx'
import { type EntryDraft, isBlank } from './entry-draft.ts'
import { Writing } from './writing.tsx'

/** The draft in the form above the timeline. */
export const composedIn = ({ drafts }: DraftQueueState): EntryDraft => drafts.findLast(isComposed)!

interface Props {
  queue: DraftQueue
  state: DraftQueueState
  coverage: Coverage
  mayPublish: boolean
}

export function Composer({ queue, state, coverage, mayPublish }: Props) {
  const w = useMessages(messages)
  const confirm = useConfirm()
  const isPhone = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false }) ?? false
  const [isOpen, setOpen] = useState(false)
  const box = useRef<HTMLElement>(null)
  const draft = composedIn(state)
  const isEmpty = isBlank(draft.content)
  const isShown = !isPhone || isOpen

  const focus = () => {
    setOpen(true)
    setTimeout(() => box.current?.querySelector<HTMLElement>('.body-text')?.focus(), 0)
  }
  function send(what: 'publish' | Assignee | 'leave') {
    if (isEmpty) return
    const assignee = what === 'publish' || what === 'leave' ? {} : { assignee: what?.id ?? null }
    queue.intent(draft.key, what === 'publish' ? { kind: 'publish' } : { kind: 'leave', ...assignee })
    focus()
  }
  const publish = () => send(mayPublish ? 'publish' : null)
  const leave = () => send('leave')
  async function discard() {
    const question = {
      title: w.discardTitle,
      description: w.discardDescription,
      action: w.discard,
      danger: true,
    }
    if (!(await confirm(question))) return
    queue.discard(draft.key)
  }
  function back() {
    setOpen(false)
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
  }
  useShortcut('N', w.shortcuts.compose, focus)
  useShownShortcut('mod+Enter', mayPublish ? w.shortcuts.publish : w.submitForPublication)
  useShownShortcut('mod+shift+Enter', w.shortcuts.leave)
  useShownShortcut('alt+B', w.shortcuts.breaking)
  useShownShortcut('alt+K', w.shortcuts.key)
  useShownShortcut('alt+P', w.shortcuts.pin)
  useShownShortcut('Esc', w.shortcuts.back)

  if (!isShown)
    return (
      <section ref={box} className={classes.composer} data-docked aria-label={w.composer}>
        <UnstyledButton className={classes.opener} onClick={focus} aria-expanded={false}>
          <IconPencilPlus size={20} aria-hidden />
          {isEmpty ? w.openComposer : draft.content.headline || textOf(draft)}
        </UnstyledButton>
      </section>
    )
  return (
    <section
      ref={box}
      className={classes.composer}
      data-docked={isPhone || undefined}
      aria-label={w.composer}
    >
      <Writing
        {...{ queue, draft, back, send: publish, leave }}
        language={coverage.language}
        autofocus={isPhone}
        corner={isPhone && <CloseButton size="lg" aria-label={w.close} onClick={back} />}
      >
        {({ isUploading, afterUploads }) => (
          <div className={classes.foot}>
            <Group gap="xs">
              <Button
                disabled={isEmpty && !isUploading}
                onClick={() => afterUploads(publish)}
                aria-keyshortcuts="Control+Enter"
              >
                {isUploading ? w.publishAfter : mayPublish ? w.publish : w.submitForPublication}
              </Button>
              <Button
                variant="default"
                disabled={isEmpty}
                onClick={() => afterUploads(leave)}
                aria-keyshortcuts="Control+Shift+Enter"
              >
                {w.leave}
              </Button>
              <AssignMenu
                assign={(to) => afterUploads(() => send(to))}
                target={
                  <Button variant="subtle" color="gray" disabled={isEmpty}>
                    {w.assign}
                  </Button>
                }
              />
              {!isEmpty && (
                <ActionIcon
                  variant="subtle"
                  color="red"
                  size={36}
                  aria-label={w.discard}
                  title={w.discard}
                  onClick={() => void discard()}
                >
                  <IconTrash size={18} aria-hidden />
                </ActionIcon>
              )}
            </Group>
            <div className={classes.status}>
              <DraftStatus draft={draft} />
              {isEmpty && <LastOut state={state} />}
            </div>
          </div>
        )}
      </Writing>
      <Announced state={state} />
    </section>
  )
}

const textOf = (draft: EntryDraft) => {
  const [first] = draft.content.body.content
  return first?.type === 'paragraph'
    ? (first.content ?? []).map((inline) => (inline.type === 'text' ? inline.text : ' ')).join('')
    : '…'
}

function useLastOut({ lastOut }: DraftQueueState): string {
  const w = useMessages(messages)
  const formatters = useFormatters()
  if (!lastOut) return ''
  const said = { publish: w.status.published, leave: w.status.left, save: w.status.edited }
  return said[lastOut.kind](formatters.date(lastOut.at, 'time'))
}

function LastOut({ state }: { state: DraftQueueState }) {
  return (
    <Text component="span" size="sm" c="dimmed" data-last-out>
      {useLastOut(state)}
    </Text>
  )
}

/** Announces to screen readers what was published, and when. */
function Announced({ state }: { state: DraftQueueState }) {
  return <VisuallyHidden role="status">{useLastOut(state)}</VisuallyHidden>
}
