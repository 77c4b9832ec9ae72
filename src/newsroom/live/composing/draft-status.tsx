import { Text } from '@mantine/core'
import { sameContent } from '../../drafts/merge.ts'
import { useMessages } from '../../messages.ts'
import { useFormatters } from '../../ui/formatters.ts'
import { messages } from '../console-messages.ts'
import { type EntryDraft, isBlank } from './entry-draft.ts'

/** The status of a draft: it counts as saved only once the server has responded. */
export function DraftStatus({ draft }: { draft: EntryDraft }) {
  const w = useMessages(messages)
  const formatters = useFormatters()
  const { status, content, isPublic } = draft
  if (isPublic || (isBlank(content) && status.kind !== 'waiting')) return null
  const isTyped = status.kind === 'saved' && !sameContent(draft.base, content)
  const said = {
    quiet: () => w.status.typed,
    sending: () => w.status.sending,
    waiting: () => w.status.waiting,
    saved: () => (status.kind === 'saved' ? w.status.saved(formatters.date(status.at, 'time')) : ''),
    refused: () => w.refused,
    conflict: () => '',
  }[isTyped ? 'quiet' : status.kind]()
  const isBad = status.kind === 'waiting' || status.kind === 'refused'
  return (
    <Text component="span" size="sm" c={isBad ? 'var(--desk-bad)' : 'dimmed'} data-piece={status.kind}>
      {said}
    </Text>
  )
}
