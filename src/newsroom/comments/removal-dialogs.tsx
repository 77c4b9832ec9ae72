/** What goes for good is asked for with its ground: one comment, or all of a reader. */
import { ApiProblem, api } from '../api.ts'
import { useHouse } from '../shell/house.ts'
import { useProblemSentence } from '../shell/problems.ts'
import { tell } from '../shell/tell.ts'
import { useWords } from '../words.ts'
import { NoteDialog } from '../writing/publishing/note-dialog.tsx'
import type { Comment } from './comment.ts'
import { words } from './removal-words.ts'

interface Props {
  comment: Comment
  close(): void
  done(): void
}

export function RemoveDialog({ comment: { id, name }, close, done }: Props) {
  const w = useWords(words)
  const run = useRun(done)
  const remove = async (ground: string) => {
    await api.post(`/comments/${id}/remove`, { ground })
    return w.removed(name)
  }
  const deed = {
    ...{ title: w.removeTitle(name), says: w.removeSays, label: w.ground, action: w.removeAction },
    ...{ required: true, danger: true },
    run: (ground: string) => run(() => remove(ground)),
  }
  return <NoteDialog deed={deed} close={close} />
}

export function EraseDialog({
  reader: { id, name },
  close,
  done,
}: Omit<Props, 'comment'> & { reader: NonNullable<Comment['reader']> }) {
  const w = useWords(words)
  const house = useHouse()
  const run = useRun(done)
  const erase = async (ground: string) => {
    const { comments } = await api.post<{ comments: number }>(`/readers/${id}/erase`, { ground })
    return w.erased(house.number(comments))
  }
  const deed = {
    ...{ title: w.eraseTitle(name), says: w.eraseSays, label: w.eraseGround, hint: w.eraseHint },
    ...{ action: w.eraseAction, required: true, danger: true },
    run: (ground: string) => run(() => erase(ground)),
  }
  return <NoteDialog deed={deed} close={close} />
}

/** Does it and tells. What somebody else took away first has left the queue all the same. Answers whether it is over. */
function useRun(done: () => void) {
  const w = useWords(words)
  const say = useProblemSentence({ conflict: w.goneAlready, 'not-found': w.goneAlready })
  return async (act: () => Promise<string>): Promise<boolean> => {
    try {
      tell(await act())
    } catch (problem) {
      tell(say(problem), 'failed')
      if (!(problem instanceof ApiProblem) || ![404, 409].includes(problem.status)) return false
    }
    done()
    return true
  }
}
