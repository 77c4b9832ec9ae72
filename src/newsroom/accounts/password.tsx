import { Alert, Button, PasswordInput, Stack } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { withSession } from '../api.ts'
import { useMe } from '../shell/me.ts'
import { useProblemSentence } from '../shell/problems.ts'
import { tell } from '../shell/tell.ts'
import { useLanguage, useWords } from '../words.ts'
import { words } from './account-words.ts'
import { answered, auth } from './auth.ts'
import { Part } from './part.tsx'
import { accountProblems } from './problems.ts'

export function Password() {
  const w = useWords(words)
  const say = useProblemSentence(accountProblems[useLanguage().language])
  const queries = useQueryClient()
  const { staff } = useMe()
  const [present, setPresent] = useState('')
  const [next, setNext] = useState('')
  const change = useMutation({
    mutationFn: () =>
      withSession(() =>
        answered(
          auth.changePassword({ currentPassword: present, newPassword: next, revokeOtherSessions: true }),
        ),
      ),
    onSuccess() {
      setPresent('')
      setNext('')
      void queries.invalidateQueries({ queryKey: ['sessions'] })
      tell(w.passwordChanged)
    },
  })
  function submit(event: FormEvent) {
    event.preventDefault()
    change.mutate()
  }
  return (
    <Part title={w.password} detail={w.passwordDetail}>
      <form onSubmit={submit}>
        <Stack gap="sm" maw="22rem">
          {change.error && (
            <Alert color="red" role="alert">
              {say(change.error)}
            </Alert>
          )}
          {/* For the browser's keeper of passwords. */}
          <input type="email" autoComplete="username" value={staff.email} readOnly hidden />
          <PasswordInput
            label={w.presentPassword}
            value={present}
            onChange={(event) => setPresent(event.currentTarget.value)}
            autoComplete="current-password"
            visibilityToggleButtonProps={{ 'aria-label': w.showPassword }}
            dir="ltr"
            required
            withAsterisk={false}
          />
          <PasswordInput
            label={w.newPassword}
            description={w.newPasswordDetail}
            value={next}
            onChange={(event) => setNext(event.currentTarget.value)}
            autoComplete="new-password"
            minLength={10}
            visibilityToggleButtonProps={{ 'aria-label': w.showPassword }}
            dir="ltr"
            required
            withAsterisk={false}
          />
          <div>
            <Button type="submit" variant="default" loading={change.isPending}>
              {w.changePassword}
            </Button>
          </div>
        </Stack>
      </form>
    </Part>
  )
}
