import { Alert, Button, Stack, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useLanguage, useMessages } from '../messages.ts'
import { useProblemSentence } from '../ui/problems.ts'
import { messages } from './account-messages.ts'
import { PasswordField } from './password-field.tsx'
import { accountProblems } from './problems.ts'

interface PasswordFirstProps {
  description?: string | undefined
  action: string
  danger: boolean
  run: (password: string) => Promise<void>
}

/** Asks for the password again, because the person at an open screen may not be its owner. */
export function PasswordFirst({ description, action, danger, run }: PasswordFirstProps) {
  const w = useMessages(messages)
  const say = useProblemSentence(accountProblems[useLanguage().language])
  const [password, setPassword] = useState('')
  const { mutate, error, isPending } = useMutation({ mutationFn: () => run(password) })
  function submit(event: FormEvent) {
    event.preventDefault()
    mutate()
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <Text size="sm">{description ?? w.passwordFirst}</Text>
        {error && (
          <Alert color="red" role="alert">
            {say(error)}
          </Alert>
        )}
        <PasswordField label={w.presentPassword} value={password} change={setPassword} data-autofocus />
        <Button type="submit" loading={isPending} {...(danger ? { color: 'red' } : {})}>
          {action}
        </Button>
      </Stack>
    </form>
  )
}
