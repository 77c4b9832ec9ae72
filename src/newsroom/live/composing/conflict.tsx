/** A colleague changed the same place of an entry: both versions are shown, and the person chooses. */
import { Alert } from '@mantine/core'
import { useNames } from '../../diff/names.ts'
import { ConflictChoices } from '../../drafts/conflict-choices.tsx'
import { merge } from '../../drafts/merge.ts'
import { useMessages } from '../../messages.ts'
import { messages } from '../console-messages.ts'
import type { DraftQueue } from './draft-queue.ts'
import { type Content, contentOf, type EntryDraft, type Status } from './entry-draft.ts'

interface Props {
  queue: DraftQueue
  draft: EntryDraft
  language: string
  status: Status & { kind: 'conflict' }
}

export function Conflict({ queue, draft, language, status }: Props) {
  const w = useMessages(messages)
  const { theirs } = status
  const found = contentOf(theirs)
  // The person may continue typing meanwhile.
  const merged = merge(draft.base, draft.content, found)
  const nameOf = useNames({
    people: [draft.content.personId, found.personId].filter((id) => id !== null),
  })
  const names: Record<keyof Content, string> = {
    ...{ headline: w.headline, body: w.body, flag: w.flags, personId: w.byline },
  }
  function formatValue(field: keyof Content, value: unknown): string {
    if (typeof value === 'number') return nameOf('people', value)
    return field === 'flag' && (value === 'breaking' || value === 'key') ? w[value] : ''
  }
  return (
    <Alert color="yellow" role="alert" title={w.conflictTitle(theirs.updatedBy)} my="xs">
      <ConflictChoices
        {...{ merged, language, formatValue }}
        theirs={found}
        nameOf={(field) => names[field]}
        mineLabel={w.mine}
        theirsLabel={w.theirs(theirs.updatedBy)}
        decide={(decisions) => queue.decide(draft.key, decisions)}
      />
    </Alert>
  )
}
