/** Above the text: who submitted or returned the article, and the note. */
import { Alert, Text } from '@mantine/core'
import type { WorkingArticle } from '../drafts/article.ts'
import { useMessages } from '../messages.ts'
import { useActorName } from '../session/actors.ts'
import { useFormatters } from '../ui/formatters.ts'
import { messages } from './messages.ts'

export function DeskNote({ article }: { article: WorkingArticle }) {
  const w = useMessages(messages)
  const formatters = useFormatters()
  const nameOf = useActorName()
  const { submittedAt, returnedAt, deskNote, deskNoteBy } = article
  const at = submittedAt ?? returnedAt
  // A submission without a note is already shown in the bar.
  if (!at || (submittedAt && !deskNote)) return null
  const description = submittedAt ? w.submittedBy : w.returnedBy
  return (
    <Alert
      color={submittedAt ? 'violet' : 'orange'}
      mb="sm"
      role="note"
      title={description(nameOf(deskNoteBy), formatters.date(at, 'datetime'))}
    >
      {deskNote && (
        <Text size="sm" dir="auto" style={{ whiteSpace: 'pre-line' }}>
          {deskNote}
        </Text>
      )}
    </Alert>
  )
}
