/** Sends a test issue to one's own mailbox. */
import { Button } from '@mantine/core'
import { useState } from 'react'
import { api } from '../api.ts'
import { useMessages } from '../messages.ts'
import { useProblemSentence } from '../ui/problems.ts'
import { toast } from '../ui/toast.ts'
import { messages } from './messages.ts'
import classes from './newsletter.module.css'

export function TestIssue() {
  const w = useMessages(messages)
  const say = useProblemSentence({ conflict: w.nothing })
  const [isAsking, setAsking] = useState(false)
  async function ask() {
    setAsking(true)
    try {
      const { email } = await api.post('/newsletter/test-issue')
      toast(w.testIssueSent(email))
    } catch (problem) {
      toast(say(problem), 'failed')
    } finally {
      setAsking(false)
    }
  }
  return (
    <Button variant="default" loading={isAsking} onClick={() => void ask()} className={classes.testIssue}>
      {w.sendTestIssue}
    </Button>
  )
}
