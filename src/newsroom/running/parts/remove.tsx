import { Button } from '@mantine/core'
import { api } from '../../api.ts'
import { useConfirm } from '../../shell/confirm.tsx'
import { useProblemSentence } from '../../shell/problems.ts'
import { tell } from '../../shell/tell.ts'
import { useWords } from '../../words.ts'
import { words } from './words.ts'

/** Deletes a thing after asking; while something still uses it, says what. */
export function Remove({
  path,
  title,
  says,
  inUse,
  done,
}: {
  path: string
  title: string
  says: string
  inUse: string
  done(): void
}) {
  const w = useWords(words)
  const confirm = useConfirm()
  const say = useProblemSentence({ conflict: inUse })
  async function remove() {
    if (!(await confirm({ title, says, action: w.remove, danger: true }))) return
    try {
      await api.del(path)
    } catch (problem) {
      tell(say(problem), 'failed')
      return
    }
    tell(w.removed)
    done()
  }
  return (
    <Button variant="subtle" color="red" onClick={() => void remove()}>
      {w.remove}
    </Button>
  )
}
