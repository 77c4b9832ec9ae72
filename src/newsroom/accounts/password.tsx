import { Alert, Button, Stack } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { withSession } from '../api.ts'
import { useLanguage, useMessages } from '../messages.ts'
import { useMe } from '../session/me.ts'
import { FormSection } from '../ui/forms/form-section.tsx'
import { useProblemSentence } from '../ui/problems.ts'
import { toast } from '../ui/toast.ts'
import { messages } from './account-messages.ts'
import { answered, auth } from './auth.ts'
import { PasswordField } from './password-field.tsx'
import { accountProblems } from './problems.ts'

export function Password() {
  const w = useMessages(messages)
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
      toast(w.passwordChanged)
    },
  })
  function submit(event: FormEvent) {
    event.preventDefault()
    change.mutate()
  }
  return (
    <FormSection title={w.password} detail={w.passwordDetail}>
      <form onSubmit={submit}>
        <Stack gap="sm" maw="22rem">
          {change.error && (
            <Alert color="red" role="alert">
              {say(change.error)}
            </Alert>
          )}
          {/* For password managers. */}
          <input type="email" autoComplete="username" value={staff.email} readOnly hidden />
          <PasswordField label={w.presentPassword} value={present} change={setPresent} />
          <PasswordField
            label={w.newPassword}
            description={w.newPasswordDetail}
            value={next}
            change={setNext}
            autoComplete="new-password"
            minLength={10}
          />
          <div>
            <Button type="submit" variant="default" loading={change.isPending}>
              {w.changePassword}
            </Button>
          </div>
        </Stack>
      </form>
    </FormSection>
  )
}
