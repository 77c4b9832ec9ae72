/** Dialogs for permanent removal, which ask for the legal reason: of one comment, or of a reader's data. */
import { ApiProblem, api } from '../api.ts'
import { useMessages } from '../messages.ts'
import { useFormatters } from '../ui/formatters.ts'
import { NoteDialog } from '../ui/note-dialog.tsx'
import { useProblemSentence } from '../ui/problems.ts'
import { toast } from '../ui/toast.ts'
import type { Comment } from './comment.ts'
import { messages } from './removal-messages.ts'

interface Props {
  comment: Comment
  close(): void
  done(): void
}

export function RemoveDialog({ comment: { id, name }, close, done }: Props) {
  const w = useMessages(messages)
  const run = useRun(done)
  const remove = async (legalReason: string) => {
    await api.post('/comments/{id}/remove', { params: { id }, body: { legalReason } })
    return w.removed(name)
  }
  const action = {
    ...{
      title: w.removeTitle(name),
      description: w.removeDescription,
      label: w.legalReason,
      action: w.removeAction,
    },
    ...{ required: true, danger: true },
    run: (legalReason: string) => run(() => remove(legalReason)),
  }
  return <NoteDialog action={action} close={close} />
}

export function EraseDialog({
  reader: { id, name },
  close,
  done,
}: Omit<Props, 'comment'> & { reader: NonNullable<Comment['reader']> }) {
  const w = useMessages(messages)
  const formatters = useFormatters()
  const run = useRun(done)
  const erase = async (legalReason: string) => {
    const { comments } = await api.post('/readers/{id}/erase', { params: { id }, body: { legalReason } })
    return w.erased(formatters.number(comments))
  }
  const action = {
    ...{
      title: w.eraseTitle(name),
      description: w.eraseDescription,
      label: w.eraseGround,
      hint: w.eraseHint,
    },
    ...{ action: w.eraseAction, required: true, danger: true },
    run: (legalReason: string) => run(() => erase(legalReason)),
  }
  return <NoteDialog action={action} close={close} />
}

/**
 * Runs a removal and shows a toast. If somebody else has already removed it, it has left the queue anyway.
 * Resolves to whether it is done.
 */
function useRun(done: () => void) {
  const w = useMessages(messages)
  const say = useProblemSentence({ conflict: w.goneAlready, 'not-found': w.goneAlready })
  return async (act: () => Promise<string>): Promise<boolean> => {
    try {
      toast(await act())
    } catch (problem) {
      toast(say(problem), 'failed')
      if (!(problem instanceof ApiProblem) || ![404, 409].includes(problem.status)) return false
    }
    done()
    return true
  }
}
