import { Alert, Button, Divider, Stack, TextInput } from '@mantine/core'
import IconFingerprint from '@tabler/icons-react/icons/IconFingerprint'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { mailAddress, toAccount } from '../../language/mail-address.ts'
import { useLanguage, useMessages } from '../messages.ts'
import { useProblemSentence } from '../ui/problems.ts'
import { answered, auth, canUsePasskeys } from './auth.ts'
import { messages } from './messages.ts'
import { PasswordField } from './password-field.tsx'
import { accountProblems } from './problems.ts'
import { SecondStep } from './second-step.tsx'

/** Asks for the password, then the second factor if there is one; or for a passkey. Calls `done` after signing in. */
export function SignInForm({ email: known = '', done }: { email?: string; done: () => void }) {
  const w = useMessages(messages)
  const say = useProblemSentence(accountProblems[useLanguage().language])
  const [email, setEmail] = useState(known)
  const [password, setPassword] = useState('')
  const [step, setStep] = useState<'password' | 'second'>('password')

  const byPassword = useMutation({
    mutationFn: () =>
      answered<object>(auth.signIn.email({ email: toAccount(mailAddress(email) ?? email.trim()), password })),
    onSuccess: (answer) => ('twoFactorRedirect' in answer ? setStep('second') : done()),
  })
  const byPasskey = useMutation({ mutationFn: () => answered(auth.signIn.passkey()), onSuccess: done })

  if (step === 'second') {
    const startAgain = () => {
      setStep('password')
      setPassword('')
      byPassword.reset()
    }
    return <SecondStep done={done} startAgain={startAgain} />
  }

  function submit(event: FormEvent) {
    event.preventDefault()
    byPasskey.reset()
    byPassword.mutate()
  }
  const problem = byPassword.error ?? byPasskey.error
  return (
    <Stack gap="md">
      {problem && (
        <Alert color="red" role="alert">
          {say(problem)}
        </Alert>
      )}
      <form onSubmit={submit}>
        <Stack gap="sm">
          <TextInput
            inputMode="email"
            label={w.email}
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
            autoComplete="username"
            dir="ltr"
            required
            withAsterisk={false}
            data-autofocus={known ? undefined : true}
          />
          <PasswordField
            label={w.password}
            value={password}
            change={setPassword}
            data-autofocus={known ? true : undefined}
            // The dialog may appear before this form, whose script is loaded on demand.
            autoFocus={known !== ''}
          />
          <Button type="submit" loading={byPassword.isPending} mt="xs">
            {w.enter}
          </Button>
        </Stack>
      </form>
      {canUsePasskeys() && (
        <>
          <Divider label={w.or} />
          <Button
            variant="default"
            leftSection={<IconFingerprint size={18} aria-hidden />}
            loading={byPasskey.isPending}
            onClick={() => {
              byPassword.reset()
              byPasskey.mutate()
            }}
          >
            {w.byPasskey}
          </Button>
        </>
      )}
    </Stack>
  )
}
