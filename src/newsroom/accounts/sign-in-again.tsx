import { Button, Group, Modal, Text } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { whenSignedOut } from '../api.ts'
import { useMessages } from '../messages.ts'
import { useMe } from '../session/me.ts'
import { Loading } from '../ui/states.tsx'
import { messages } from './messages.ts'
import classes from './sign-in-again.module.css'

const loadForm = () => import('./sign-in-form.tsx')
const SignInForm = lazy(async () => ({ default: (await loadForm()).SignInForm }))

/**
 * A dialog over the current screen when the session has ended: the screen stays, and failed calls wait and
 * are repeated. If it is closed, the screen can still be read; a bar remains, and the next write asks again.
 */
export function SignInAgain() {
  const w = useMessages(messages)
  const { staff } = useMe()
  const queries = useQueryClient()
  const [state, setState] = useState<'in' | 'asking' | 'put off'>('in')
  const now = useRef(state)
  now.current = state
  const waiting = useRef<((isIn: boolean) => void)[]>([])

  useEffect(() => {
    whenSignedOut((isWrite) => {
      if (now.current === 'put off' && !isWrite) return Promise.resolve(false)
      setState('asking')
      return new Promise((resolve) => waiting.current.push(resolve))
    })
    // The form is brought while the server still knows us: a new version of the program may have other files.
    // Without a network it is brought when it is needed.
    const timer = setTimeout(() => void loadForm().catch(() => {}), 4_000)
    return () => {
      clearTimeout(timer)
      whenSignedOut(null)
    }
  }, [])

  function finish(isIn: boolean) {
    setState(isIn ? 'in' : 'put off')
    for (const resolve of waiting.current.splice(0)) resolve(isIn)
    if (isIn) void queries.invalidateQueries()
  }
  return (
    <>
      {state === 'put off' && (
        <Group role="alert" className={classes.bar}>
          {w.sessionEndedBar}
          <Button size="compact-sm" variant="white" color="dark" onClick={() => setState('asking')}>
            {w.enter}
          </Button>
        </Group>
      )}
      <Modal
        opened={state === 'asking'}
        onClose={() => finish(false)}
        title={w.sessionEnded}
        closeOnClickOutside={false}
        // The password comes first; the button to postpone comes last.
        withCloseButton={false}
        zIndex={500}
        centered
      >
        <Text size="sm" mb="md">
          {w.sessionEndedDetail}
        </Text>
        <Suspense fallback={<Loading lines={3} />}>
          <SignInForm email={staff.email} done={() => finish(true)} />
        </Suspense>
        <Button variant="subtle" fullWidth mt="md" onClick={() => finish(false)}>
          {w.later}
        </Button>
      </Modal>
    </>
  )
}
