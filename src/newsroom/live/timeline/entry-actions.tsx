import { ActionIcon, Button } from '@mantine/core'
import IconExternalLink from '@tabler/icons-react/icons/IconExternalLink'
import IconPencil from '@tabler/icons-react/icons/IconPencil'
import IconPin from '@tabler/icons-react/icons/IconPin'
import IconPinnedOff from '@tabler/icons-react/icons/IconPinnedOff'
import { useState } from 'react'
import { useMessages } from '../../messages.ts'
import { useMe } from '../../session/me.ts'
import { NoteDialog } from '../../ui/note-dialog.tsx'
import { AssignMenu } from '../composing/assign-menu.tsx'
import { messages } from '../console-messages.ts'
import type { Entry } from '../coverage.ts'
import classes from './entry.module.css'
import { EntryRevisions } from './entry-revisions.tsx'
import type { EntryActionsOf } from './use-entry-actions.ts'

export interface EntryActionsProps {
  coverageId: number
  language: string
  entry: Entry
  actions: EntryActionsOf
  mayPublish: boolean
  /** Whether drafts may be published in the coverage now. */
  takesNew: boolean
  /** The public address of the coverage. */
  address: string | null
  edit(): void
}

export function EntryActions({
  coverageId,
  language,
  entry,
  actions,
  mayPublish,
  takesNew,
  address,
  edit,
}: EntryActionsProps) {
  const w = useMessages(messages)
  const me = useMe()
  const [isUnpublishing, setUnpublishing] = useState(false)
  const isDraft = entry.state === 'draft'
  // A draft may be edited by its assignee, or by anyone if it has none; editors may take any.
  const isInReach = entry.assignee === null || entry.assignee.id === me.staff.id || me.may('runCoverages')
  if (!me.may('writeEntries') || (isDraft ? !isInReach : !mayPublish)) return null
  const action = {
    ...{ title: w.unpublishTitle, description: w.unpublishDescription, label: w.reason, hint: w.reasonHint },
    ...{ action: w.unpublish, required: true, danger: true },
    run: (reason: string) => actions.unpublish(entry, reason),
  }
  return (
    <div className={classes.actions}>
      {isDraft && mayPublish && takesNew && (
        <Button size="compact-sm" onClick={() => void actions.publish(entry)} data-do="publish">
          {w.publish}
        </Button>
      )}
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<IconPencil size={16} aria-hidden />}
        onClick={edit}
        data-do="edit"
      >
        {isDraft ? w.goOn : w.edit}
      </Button>
      {isDraft && entry.assignee?.id !== me.staff.id && (
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => void actions.take(entry, me.staff.id)}
          data-do="take"
        >
          {w.take}
        </Button>
      )}
      {isDraft && (
        <AssignMenu
          assign={(to) => void actions.assign(entry, to)}
          target={
            <Button size="compact-sm" variant="subtle" color="gray">
              {w.assign}
            </Button>
          }
        />
      )}
      {!isDraft && (
        <ActionIcon
          variant="default"
          size={30}
          aria-label={entry.pinned ? w.unpin : w.pin}
          title={entry.pinned ? w.unpin : w.pin}
          aria-pressed={entry.pinned}
          onClick={() => void actions.pin(entry)}
          data-do="pin"
        >
          {entry.pinned ? <IconPinnedOff size={16} aria-hidden /> : <IconPin size={16} aria-hidden />}
        </ActionIcon>
      )}
      <Button
        size="compact-sm"
        variant="subtle"
        color="red"
        onClick={() => (isDraft ? void actions.remove(entry) : setUnpublishing(true))}
        data-do="unpublish"
      >
        {isDraft ? w.discard : w.unpublish}
      </Button>
      {!isDraft && address && (
        <ActionIcon
          component="a"
          href={`${address}/${entry.id}`}
          target="_blank"
          variant="subtle"
          color="gray"
          size={30}
          aria-label={w.openEntry}
          title={w.openEntry}
        >
          <IconExternalLink size={16} aria-hidden />
        </ActionIcon>
      )}
      <EntryRevisions
        {...{ coverageId, entry, language }}
        restore={(content) => actions.restore(entry, content)}
      />
      {isUnpublishing && <NoteDialog action={action} close={() => setUnpublishing(false)} />}
    </div>
  )
}
