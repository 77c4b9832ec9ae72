import { Alert, Button, Code, Stack, Text, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { toLatinDigits } from '../../language/digits.ts'
import { withSession } from '../api.ts'
import { useProblemSentence } from '../shell/problems.ts'
import { useLanguage, useWords } from '../words.ts'
import { words } from './account-words.ts'
import { answered, auth } from './auth.ts'
import { accountProblems } from './problems.ts'
import { QrCode } from './qr-code.tsx'
import classes from './secret.module.css'

/** The picture for the app, and the first code that proves that it works. */
export function TurnOnSecondFactor({ totpURI, done }: { totpURI: string; done: () => Promise<void> }) {
  const w = useWords(words)
  const say = useProblemSentence(accountProblems[useLanguage().language])
  const [code, setCode] = useState('')
  const verify = useMutation({
    mutationFn: async () => {
      const given = toLatinDigits(code).replace(/\s/g, '')
      await withSession(() => answered<unknown>(auth.twoFactor.verifyTotp({ code: given })))
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
