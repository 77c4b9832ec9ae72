import { Alert, Button, PasswordInput, Stack, Text, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import type { Role } from '../../content/tables.ts'
import { ApiProblem, api } from '../api.ts'
import { ButtonLink } from '../shell/links.tsx'
import { fieldProblems, useProblemSentence } from '../shell/problems.ts'
import { Failed, Loading } from '../shell/states.tsx'
import { words as shellWords } from '../shell/words.ts'
import { useLanguage, useWords } from '../words.ts'
import { Door } from './door.tsx'
import { accountProblems } from './problems.ts'
import { words } from './words.ts'

interface Invited {
  name: string
  email: string
  role: Role
  /** Whether there is an account already: then this is a new password for it. */
  known: boolean
}

/** Where an invitation, and the first administrator's one-time link, lead. */
export function Invitation() {
  const w = useWords(words)
  const { token = '' } = useSearch({ strict: false }) as { token?: string }
  const path = `/invitations/${encodeURIComponent(token)}`
  const { data, error, refetch } = useQuery({
    queryKey: ['invitations', token],
    queryFn: () => api.ask<Invited>(path),
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (data) {
    return (
      <Door title={w.welcome}>
        <InvitationForm invited={data} path={path} />
      </Door>
    )
  }
  if (error instanceof ApiProblem && [404, 422].includes(error.status)) return <Spent />
  return (
    <Door title={w.welcome}>
      {error ? <Failed problem={error} retry={refetch} /> : <Loading lines={4} />}
    </Door>
  )
}

function Spent() {
  const w = useWords(words)
  const { language } = useLanguage()
  return (
    <Door title={w.spent}>
      <Text size="sm">{accountProblems[language]['not-found']}</Text>
      <ButtonLink to="/newsroom/sign-in" variant="default">
        {w.goToSignIn}
      </ButtonLink>
    </Door>
  )
}

function InvitationForm({ invited, path }: { invited: Invited; path: string }) {
  const w = useWords(words)
  const { roles } = useWords(shellWords)
  const { language } = useLanguage()
  const own = accountProblems[language]
  const say = useProblemSentence(own)
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [name, setName] = useState(invited.name)
  const [email, setEmail] = useState(invited.email)
  const [password, setPassword] = useState('')
  const accept = useMutation({
    mutationFn: () => api.tell(path, { name: name.trim(), email: email.trim(), password }),
    onSuccess() {
      queries.clear()
      void navigate({ href: '/newsroom', replace: true })
    },
  })
  function submit(event: FormEvent) {
    event.preventDefault()
    accept.mutate()
  }
  const refused = fieldProblems(accept.error, language, { email: own.INVALID_EMAIL! })
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
          type="email"
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
        <PasswordInput
          label={w.choosePassword}
          description={w.passwordDetail}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          error={refused.password}
          minLength={10}
          autoComplete="new-password"
          visibilityToggleButtonProps={{ 'aria-label': w.showPassword }}
          dir="ltr"
          required
          withAsterisk={false}
        />
        <Button type="submit" loading={accept.isPending} mt="xs">
          {invited.known ? w.beginKnown : w.begin}
        </Button>
      </Stack>
    </form>
  )
}
