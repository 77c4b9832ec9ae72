/** The edit form of an entry at its place in the timeline. */
import { Button, Group, Text } from '@mantine/core'
import { sameContent } from '../../drafts/merge.ts'
import { useMessages } from '../../messages.ts'
import { useConfirm } from '../../ui/confirm.tsx'
import classes from '../composing/composer.module.css'
import type { DraftQueue } from '../composing/draft-queue.ts'
import { DraftStatus } from '../composing/draft-status.tsx'
import { type EntryDraft, isBlank } from '../composing/entry-draft.ts'
import { Writing } from '../composing/writing.tsx'
import { messages } from '../console-messages.ts'

interface Props {
  queue: DraftQueue
  draft: EntryDraft
  language: string
  mayPublish: boolean
}

export function EditRow({ queue, draft, language, mayPublish }: Props) {
  const w = useMessages(messages)
  const confirm = useConfirm()
  const { key, isPublic, base, content } = draft
  const send = () => {
    if (isBlank(content)) return
    queue.intent(key, { kind: isPublic ? 'save' : mayPublish ? 'publish' : 'leave' })
  }
  const leave = () => queue.intent(key, { kind: 'leave' })
  async function back() {
    if (!isPublic) return leave()
    const question = {
      title: w.leaveEditTitle,
      description: w.leaveEditDescription,
      action: w.leaveEdit,
      danger: true,
    }
    if (sameContent(base, content) || (await confirm(question))) queue.forget(key)
  }
  return (
    <div className={classes.inPlace}>
      <Writing
        {...{ queue, draft, language, send }}
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
              <DraftStatus draft={draft} />
              {isPublic && (
                <Text component="span" size="sm" c="dimmed">
                  {w.saveEditDescription}
                </Text>
              )}
            </div>
          </div>
        )}
      </Writing>
    </div>
  )
}
