import { Alert, Button, Stack, Text, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import type { Role } from '../../contract/me.ts'
import { ApiProblem, api } from '../api.ts'
import { useLanguage, useMessages } from '../messages.ts'
import { roleMessages } from '../session/roles.ts'
import { ButtonLink } from '../ui/links.tsx'
import { fieldProblems, useProblemSentence } from '../ui/problems.ts'
import { Failed, Loading } from '../ui/states.tsx'
import { messages } from './messages.ts'
import { PasswordField } from './password-field.tsx'
import { accountProblems } from './problems.ts'
import { SignInLayout } from './sign-in-layout.tsx'

interface Invited {
  name: string
  email: string
  role: Role
  /** Whether the account exists already: the link then sets a new password. */
  known: boolean
}

/** The page of an invitation, or of the first administrator's one-time link. */
export function Invitation() {
  const w = useMessages(messages)
  const { token = '' } = useSearch({ strict: false }) as { token?: string }
  const { data, error, refetch } = useQuery({
    queryKey: ['invitations', token],
    queryFn: () => api.ask('/invitations/{token}', { params: { token } }),
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (data) {
    return (
      <SignInLayout title={w.welcome}>
        <InvitationForm invited={data} token={token} />
      </SignInLayout>
    )
  }
  if (error instanceof ApiProblem && [404, 422].includes(error.status)) return <Spent />
  return (
    <SignInLayout title={w.welcome}>
      {error ? <Failed problem={error} retry={refetch} /> : <Loading lines={4} />}
    </SignInLayout>
  )
}

function Spent() {
  const w = useMessages(messages)
  const { language } = useLanguage()
  return (
    <SignInLayout title={w.spent}>
      <Text size="sm">{accountProblems[language]['not-found']}</Text>
      <ButtonLink to="/newsroom/sign-in" variant="default">
        {w.goToSignIn}
      </ButtonLink>
    </SignInLayout>
  )
}

function InvitationForm({ invited, token }: { invited: Invited; token: string }) {
  const w = useMessages(messages)
  const { roles } = useMessages(roleMessages)
  const { language } = useLanguage()
  const own = accountProblems[language]
  const say = useProblemSentence(own)
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [name, setName] = useState(invited.name)
  const [email, setEmail] = useState(invited.email)
  const [password, setPassword] = useState('')
  const accept = useMutation({
    mutationFn: () =>
      api.tell('/invitations/{token}', {
        params: { token },
        body: { name: name.trim(), email: email.trim(), password },
      }),
    onSuccess() {
      queries.clear()
      void navigate({ href: '/newsroom', replace: true })
    },
  })
  function submit(event: FormEvent) {
    event.preventDefault()
    accept.mutate()
  }
  const refused = fieldProblems(accept.error, language, { email: own.INVALID_EMAIL!, common: own.common! })
  const isFirst = invited.email === ''
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <Text size="sm">
          {isFirst
            ? w.firstAdministrator
            : invited.known
              ? w.knownAccount
              : w.invitationFor(roles[invited.role])}
        </Text>
        {accept.error && (
          <Alert color="red" role="alert">
            {say(accept.error)}
          </Alert>
        )}
        <TextInput
          label={w.name}
          description={w.nameDetail}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={refused.name}
          autoComplete="name"
          required
          withAsterisk={false}
        />
        <TextInput
          inputMode="email"
          label={w.email}
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
          error={refused.email}
          readOnly={!isFirst}
          autoComplete="username"
          dir="ltr"
          required
          withAsterisk={false}
        />
        <PasswordField
          label={w.choosePassword}
          description={w.passwordDetail}
          value={password}
          change={setPassword}
          error={refused.password}
          minLength={10}
          autoComplete="new-password"
        />
        <Button type="submit" loading={accept.isPending} mt="xs">
          {invited.known ? w.beginKnown : w.begin}
        </Button>
      </Stack>
    </form>
  )
}
