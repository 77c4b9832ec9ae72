/** The next issue to one's own mailbox, as a mail program shows it. */
import { Button } from '@mantine/core'
import { useState } from 'react'
import { api } from '../../api.ts'
import { useProblemSentence } from '../../shell/problems.ts'
import { tell } from '../../shell/tell.ts'
import { useWords } from '../../words.ts'
import classes from './newsletter.module.css'
import { words } from './words.ts'

export function Proof() {
  const w = useWords(words)
  const say = useProblemSentence({ conflict: w.nothing })
  const [isAsking, setAsking] = useState(false)
  async function ask() {
    setAsking(true)
    try {
      const { email } = await api.post<{ email: string }>('/newsletter/proof')
      tell(w.proofSent(email))
    } catch (problem) {
      tell(say(problem), 'failed')
    } finally {
      setAsking(false)
    }
  }
  return (
    <Button variant="default" loading={isAsking} onClick={() => void ask()} className={classes.proof}>
      {w.sendProof}
    </Button>
  )
}
