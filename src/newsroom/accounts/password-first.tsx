import { Alert, Button, PasswordInput, Stack, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useProblemSentence } from '../shell/problems.ts'
import { useLanguage, useWords } from '../words.ts'
import { words } from './account-words.ts'
import { accountProblems } from './problems.ts'

interface PasswordFirstProps {
  says?: string | undefined
  action: string
  danger: boolean
  run: (password: string) => Promise<void>
}

/** Who sits at an open screen is not always its owner: the password once more. */
export function PasswordFirst({ says, action, danger, run }: PasswordFirstProps) {
  const w = useWords(words)
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
        <Text size="sm">{says ?? w.passwordFirst}</Text>
        {error && (
          <Alert color="red" role="alert">
            {say(error)}
          </Alert>
        )}
        <PasswordInput
          label={w.presentPassword}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          autoComplete="current-password"
          visibilityToggleButtonProps={{ 'aria-label': w.showPassword }}
          dir="ltr"
          required
          withAsterisk={false}
          data-autofocus
        />
        <Button type="submit" loading={isPending} {...(danger ? { color: 'red' } : {})}>
          {action}
        </Button>
      </Stack>
    </form>
  )
}
