import { Alert, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useMessages } from '../messages.ts'
import { useMe } from '../session/me.ts'
import { Page } from '../ui/page.tsx'
import { messages } from './account-messages.ts'
import { BrowserChoices } from './browser-choices.tsx'
import { Name } from './name.tsx'
import { Passkeys } from './passkeys.tsx'
import { Password } from './password.tsx'
import { SecondFactor } from './second-factor.tsx'
import { Sessions } from './sessions.tsx'

/** The page of one's own name, sign-in methods and devices. */
export function Account() {
  const w = useMessages(messages)
  const { mustSecure } = useMe()
  // Stays in place while backup codes are shown, even when a second factor is no longer required.
  const [wasAsked] = useState(mustSecure)
  return (
    <Page title={w.title}>
      <Stack gap="xl" maw="44rem">
        {mustSecure && (
          <Alert color="yellow" role="alert">
            <Text fw={600}>{w.mustSecure}</Text>
            <Text size="sm">{w.mustSecureDetail}</Text>
          </Alert>
        )}
        {wasAsked && <SecondFactor />}
        <Name />
        <BrowserChoices />
        <Password />
        <Passkeys />
        {!wasAsked && <SecondFactor />}
        <Sessions />
      </Stack>
    </Page>
  )
}
