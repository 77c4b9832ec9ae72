import { Text } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMessages } from '../messages.ts'
import { messages } from './messages.ts'
import { returnPath } from './return-path.ts'
import { SignInForm } from './sign-in-form.tsx'
import { SignInLayout } from './sign-in-layout.tsx'

export function SignIn() {
  const w = useMessages(messages)
  const search = useSearch({ strict: false })
  const navigate = useNavigate()
  const queries = useQueryClient()
  function done() {
    queries.clear()
    void navigate({ href: returnPath(search), replace: true })
  }
  return (
    <SignInLayout title={w.toNewsroom}>
      <SignInForm done={done} />
      <Text size="sm" c="dimmed">
        {w.noAccount}
      </Text>
    </SignInLayout>
  )
}
