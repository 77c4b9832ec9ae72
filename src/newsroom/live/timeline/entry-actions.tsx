import { ActionIcon, Button } from '@mantine/core'
import IconExternalLink from '@tabler/icons-react/icons/IconExternalLink'
import IconPencil from '@tabler/icons-react/icons/IconPencil'
import IconPin from '@tabler/icons-react/icons/IconPin'
import IconPinnedOff from '@tabler/icons-react/icons/IconPinnedOff'
import { useState } from 'react'
import { useMe } from '../../shell/me.ts'
import { useWords } from '../../words.ts'
import { NoteDialog } from '../../writing/publishing/note-dialog.tsx'
import { HandMenu } from '../composing/hand-menu.tsx'
import { words } from '../console-words.ts'
import type { Entry } from '../coverage.ts'
import classes from './entry.module.css'
import { EntryRevisions } from './entry-revisions.tsx'
import type { Deeds } from './use-deeds.ts'

export interface EntryActionsProps {
  coverageId: number
  language: string
  entry: Entry
  deeds: Deeds
  mayPublish: boolean
  /** Whether drafts may become public in the coverage now. */
  takesNew: boolean
  /** Where readers find the coverage. */
  address: string | null
  edit(): void
}

export function EntryActions({
  coverageId,
  language,
  entry,
  deeds,
  mayPublish,
  takesNew,
  address,
  edit,
}: EntryActionsProps) {
  const w = useWords(words)
  const me = useMe()
  const [isWithdrawing, setWithdrawing] = useState(false)
  const isDraft = entry.state === 'draft'
  // A draft is its holder's, or anyone's; an editor may take any.
  const isInReach = entry.holder === null || entry.holder.id === me.staff.id || me.may('runCoverages')
  if (!me.may('writeEntries') || (isDraft ? !isInReach : !mayPublish)) return null
  const deed = {
    ...{ title: w.withdrawTitle, says: w.withdrawSays, label: w.reason, hint: w.reasonHint },
    ...{ action: w.withdraw, required: true, danger: true },
    run: (reason: string) => deeds.withdraw(entry, reason),
  }
  return (
    <div className={classes.actions}>
      {isDraft && mayPublish && takesNew && (
        <Button size="compact-sm" onClick={() => void deeds.publish(entry)} data-do="publish">
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
      {isDraft && entry.holder?.id !== me.staff.id && (
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => void deeds.take(entry, me.staff.id)}
          data-do="take"
        >
          {w.take}
        </Button>
      )}
      {isDraft && (
        <HandMenu
          hand={(to) => void deeds.hand(entry, to)}
          target={
            <Button size="compact-sm" variant="subtle" color="gray">
              {w.hand}
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
          onClick={() => void deeds.pin(entry)}
          data-do="pin"
        >
          {entry.pinned ? <IconPinnedOff size={16} aria-hidden /> : <IconPin size={16} aria-hidden />}
        </ActionIcon>
      )}
      <Button
        size="compact-sm"
        variant="subtle"
        color="red"
        onClick={() => (isDraft ? void deeds.remove(entry) : setWithdrawing(true))}
        data-do="withdraw"
      >
        {isDraft ? w.discard : w.withdraw}
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
        restore={(content) => deeds.restore(entry, content)}
      />
      {isWithdrawing && <NoteDialog deed={deed} close={() => setWithdrawing(false)} />}
    </div>
  )
}
