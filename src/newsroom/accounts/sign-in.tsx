import { Text } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useWords } from '../words.ts'
import { Door } from './door.tsx'
import { SignInForm } from './sign-in-form.tsx'
import { wayBack } from './way-back.ts'
import { words } from './words.ts'

export function SignIn() {
  const w = useWords(words)
  const search = useSearch({ strict: false })
  const navigate = useNavigate()
  const queries = useQueryClient()
  function done() {
    queries.clear()
    void navigate({ href: wayBack(search), replace: true })
  }
  return (
    <Door title={w.toNewsroom}>
      <SignInForm done={done} />
      <Text size="sm" c="dimmed">
        {w.noAccount}
      </Text>
    </Door>
  )
}
