/** An entry under the pen in its own place. */
import { Button, Group, Text } from '@mantine/core'
import { useConfirm } from '../../shell/confirm.tsx'
import { useWords } from '../../words.ts'
import { sameContent } from '../../writing/saving/merge.ts'
import classes from '../composing/composer.module.css'
import type { Desk } from '../composing/desk.ts'
import { isBlank, type Piece } from '../composing/piece.ts'
import { PieceStatus } from '../composing/piece-status.tsx'
import { Writing } from '../composing/writing.tsx'
import { words } from '../console-words.ts'

interface Props {
  desk: Desk
  piece: Piece
  language: string
  mayPublish: boolean
}

export function EditRow({ desk, piece, language, mayPublish }: Props) {
  const w = useWords(words)
  const confirm = useConfirm()
  const { key, isPublic, base, content } = piece
  const send = () => {
    if (isBlank(content)) return
    desk.wish(key, { kind: isPublic ? 'save' : mayPublish ? 'publish' : 'leave' })
  }
  const leave = () => desk.wish(key, { kind: 'leave' })
  async function back() {
    if (!isPublic) return leave()
    const question = { title: w.leaveEditTitle, says: w.leaveEditSays, action: w.leaveEdit, danger: true }
    if (sameContent(base, content) || (await confirm(question))) desk.forget(key)
  }
  return (
    <div className={classes.inPlace}>
      <Writing
        {...{ desk, piece, language, send }}
        autofocus
        leave={isPublic ? undefined : leave}
        back={() => void back()}
      >
        {({ isUploading, afterUploads }) => (
          <div className={classes.foot}>
            <Group gap="xs">
              <Button size="sm" disabled={isBlank(content)} onClick={() => afterUploads(send)}>
                {isUploading ? w.publishAfter : isPublic ? w.saveEdit : mayPublish ? w.publish : w.leave}
              </Button>
              {!isPublic && mayPublish && (
                <Button size="sm" variant="default" onClick={() => afterUploads(leave)}>
                  {w.leave}
                </Button>
              )}
              {isPublic && (
                <Button size="sm" variant="default" onClick={() => void back()}>
                  {w.back}
                </Button>
              )}
            </Group>
            <div className={classes.status}>
              <PieceStatus piece={piece} />
              {isPublic && (
                <Text component="span" size="sm" c="dimmed">
                  {w.saveEditSays}
                </Text>
              )}
            </div>
          </div>
        )}
      </Writing>
    </div>
  )
}
