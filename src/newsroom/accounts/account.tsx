import { Stack } from '@mantine/core'
import { Page } from '../shell/page.tsx'
import { useWords } from '../words.ts'
import { words } from './account-words.ts'
import { BrowserChoices } from './browser-choices.tsx'
import { Name } from './name.tsx'
import { Passkeys } from './passkeys.tsx'
import { Password } from './password.tsx'
import { SecondFactor } from './second-factor.tsx'
import { Sessions } from './sessions.tsx'

/** One's own name, ways in and devices. */
export function Account() {
  const w = useWords(words)
  return (
    <Page title={w.title}>
      <Stack gap="xl" maw="44rem">
        <Name />
        <BrowserChoices />
        <Password />
        <Passkeys />
        <SecondFactor />
        <Sessions />
      </Stack>
    </Page>
  )
}
