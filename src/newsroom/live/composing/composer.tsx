/** Where new entries are written: above the timeline on a desk, at the thumb on a phone. */
import { ActionIcon, Button, CloseButton, Group, Text, UnstyledButton, VisuallyHidden } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import IconPencilPlus from '@tabler/icons-react/icons/IconPencilPlus'
import IconTrash from '@tabler/icons-react/icons/IconTrash'
import { useRef, useState } from 'react'
import { useConfirm } from '../../shell/confirm.tsx'
import { useHouse } from '../../shell/house.ts'
import { useShortcut, useShownShortcut } from '../../shell/shortcuts.ts'
import { useWords } from '../../words.ts'
import { words } from '../console-words.ts'
import type { Coverage } from '../coverage.ts'
import classes from './composer.module.css'
import { type Desk, type DeskState, isComposed } from './desk.ts'
import { HandMenu, type Receiver } from './hand-menu.tsx'
import { isBlank, type Piece } from './piece.ts'
import { PieceStatus } from './piece-status.tsx'
import { Writing } from './writing.tsx'

/** The piece that is under the pen above the timeline. */
export const composedIn = ({ pieces }: DeskState): Piece => pieces.findLast(isComposed)!

interface Props {
  desk: Desk
  state: DeskState
  coverage: Coverage
  mayPublish: boolean
}

export function Composer({ desk, state, coverage, mayPublish }: Props) {
  const w = useWords(words)
  const confirm = useConfirm()
  const isPhone = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false }) ?? false
  const [isOpen, setOpen] = useState(false)
  const box = useRef<HTMLElement>(null)
  const piece = composedIn(state)
  const isEmpty = isBlank(piece.content)
  const isShown = !isPhone || isOpen

  const focus = () => {
    setOpen(true)
    setTimeout(() => box.current?.querySelector<HTMLElement>('.body-text')?.focus(), 0)
  }
  function send(what: 'publish' | Receiver | 'leave') {
    if (isEmpty) return
    const holder = what === 'publish' || what === 'leave' ? {} : { holder: what?.id ?? null }
    desk.wish(piece.key, what === 'publish' ? { kind: 'publish' } : { kind: 'leave', ...holder })
    focus()
  }
  const publish = () => send(mayPublish ? 'publish' : null)
  const leave = () => send('leave')
  async function discard() {
    const question = { title: w.discardTitle, says: w.discardSays, action: w.discard, danger: true }
    if (!(await confirm(question))) return
    desk.discard(piece.key)
  }
  function back() {
    setOpen(false)
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
  }
  useShortcut('N', w.shortcuts.compose, focus)
  useShownShortcut('mod+Enter', mayPublish ? w.shortcuts.publish : w.handToPublish)
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
          {isEmpty ? w.openComposer : piece.content.headline || textOf(piece)}
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
        {...{ desk, piece, back, send: publish, leave }}
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
                {isUploading ? w.publishAfter : mayPublish ? w.publish : w.handToPublish}
              </Button>
              <Button
                variant="default"
                disabled={isEmpty}
                onClick={() => afterUploads(leave)}
                aria-keyshortcuts="Control+Shift+Enter"
              >
                {w.leave}
              </Button>
              <HandMenu
                hand={(to) => afterUploads(() => send(to))}
                target={
                  <Button variant="subtle" color="gray" disabled={isEmpty}>
                    {w.hand}
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
              <PieceStatus piece={piece} />
              {isEmpty && <LastOut state={state} />}
            </div>
          </div>
        )}
      </Writing>
      <Announced state={state} />
    </section>
  )
}

const textOf = (piece: Piece) => {
  const [first] = piece.content.body.content
  return first?.type === 'paragraph'
    ? (first.content ?? []).map((inline) => (inline.type === 'text' ? inline.text : ' ')).join('')
    : '…'
}

function useLastOut({ lastOut }: DeskState): string {
  const w = useWords(words)
  const house = useHouse()
  if (!lastOut) return ''
  const said = { publish: w.status.published, leave: w.status.left, save: w.status.edited }
  return said[lastOut.kind](house.date(lastOut.at, 'time'))
}

function LastOut({ state }: { state: DeskState }) {
  return (
    <Text component="span" size="sm" c="dimmed" data-last-out>
      {useLastOut(state)}
    </Text>
  )
}

/** For who does not see it: what went out, and when. */
function Announced({ state }: { state: DeskState }) {
  return <VisuallyHidden role="status">{useLastOut(state)}</VisuallyHidden>
}
