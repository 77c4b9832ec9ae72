import { Alert, Button, Code, Stack, Text, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { toLatinDigits } from '../../language/digits.ts'
import { withSession } from '../api.ts'
import { useLanguage, useMessages } from '../messages.ts'
import { useProblemSentence } from '../ui/problems.ts'
import { messages } from './account-messages.ts'
import { answered, auth } from './auth.ts'
import { accountProblems } from './problems.ts'
import { QrCode } from './qr-code.tsx'
import classes from './secret.module.css'

/** Shows the QR code for the app, and a field for its first code, which proves that the app works. */
export function TurnOnSecondFactor({ totpURI, done }: { totpURI: string; done: () => Promise<void> }) {
  const w = useMessages(messages)
  const say = useProblemSentence(accountProblems[useLanguage().language])
  const [code, setCode] = useState('')
  const verify = useMutation({
    mutationFn: async () => {
      const digits = toLatinDigits(code).replace(/\s/g, '')
      await withSession(() => answered<unknown>(auth.twoFactor.verifyTotp({ code: digits })))
      await done()
    },
  })
  function submit(event: FormEvent) {
    event.preventDefault()
    verify.mutate()
  }
  const secret = new URL(totpURI).searchParams.get('secret') ?? ''
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <Text size="sm">{w.scan}</Text>
        <QrCode text={totpURI} label={w.qr} />
        <Text size="sm">{w.orType}</Text>
        <Code block dir="ltr" className={classes.secret}>
          {secret}
        </Code>
        {verify.error && (
          <Alert color="red" role="alert">
            {say(verify.error)}
          </Alert>
        )}
        <TextInput
          label={w.code}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
          inputMode="numeric"
          autoComplete="one-time-code"
          dir="ltr"
          required
          withAsterisk={false}
        />
        <Button type="submit" loading={verify.isPending}>
          {w.check}
        </Button>
      </Stack>
    </form>
  )
}
