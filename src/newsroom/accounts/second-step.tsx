import { Alert, Button, Stack, Text, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { toLatinDigits } from '../../language/digits.ts'
import { useLanguage, useMessages } from '../messages.ts'
import { useProblemSentence } from '../ui/problems.ts'
import { answered, auth } from './auth.ts'
import { messages } from './messages.ts'
import { accountProblems } from './problems.ts'

/** Asks for the code of the authenticator app, or a backup code. */
export function SecondStep({ done, startAgain }: { done: () => void; startAgain: () => void }) {
  const w = useMessages(messages)
  const say = useProblemSentence(accountProblems[useLanguage().language])
  const [kind, setKind] = useState<'app' | 'backup'>('app')
  const [code, setCode] = useState('')
  const verify = useMutation({
    mutationFn: () => {
      // Arabic keyboards type ١٢٣.
      const given = toLatinDigits(code).replace(/\s/g, '')
      return kind === 'app'
        ? answered<unknown>(auth.twoFactor.verifyTotp({ code: given }))
        : answered<unknown>(auth.twoFactor.verifyBackupCode({ code: given }))
    },
    onSuccess: done,
  })
  function submit(event: FormEvent) {
    event.preventDefault()
    verify.mutate()
  }
  function change() {
    setKind(kind === 'app' ? 'backup' : 'app')
    setCode('')
    verify.reset()
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <Text fw={700}>{w.secondStep}</Text>
        {verify.error && (
          <Alert color="red" role="alert">
            {say(verify.error)}
          </Alert>
        )}
        <TextInput
          key={kind}
          label={kind === 'app' ? w.code : w.backupCode}
          description={kind === 'app' ? w.secondStepDetail : undefined}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
          inputMode={kind === 'app' ? 'numeric' : 'text'}
          autoComplete="one-time-code"
          dir="ltr"
          required
          withAsterisk={false}
          autoFocus
        />
        <Button type="submit" loading={verify.isPending} mt="xs">
          {w.confirm}
        </Button>
        <Button variant="subtle" size="compact-sm" onClick={change}>
          {kind === 'app' ? w.useBackup : w.useApp}
        </Button>
        <Button variant="subtle" size="compact-sm" color="gray" onClick={startAgain}>
          {w.startAgain}
        </Button>
      </Stack>
    </form>
  )
}
