/** The screens for an unknown address and for an error. */
import { Button, Stack } from '@mantine/core'
import type { ErrorComponentProps } from '@tanstack/react-router'
import { useRouter } from '@tanstack/react-router'
import { useMessages } from '../messages.ts'
import { ButtonLink } from './links.tsx'
import { messages } from './messages.ts'
import { Page } from './page.tsx'
import { Empty, Failed } from './states.tsx'

export function NothingHere() {
  const w = useMessages(messages)
  return (
    <Page title={w.nothingHere}>
      <Empty title={w.nothingHere} detail={w.nothingHereDetail}>
        <ButtonLink to="/newsroom" variant="default">
          {w.backToToday}
        </ButtonLink>
      </Empty>
    </Page>
  )
}

export function ScreenFailed({ error, reset }: ErrorComponentProps) {
  const w = useMessages(messages)
  const router = useRouter()
  const reload = (
    <Button variant="subtle" onClick={() => location.reload()}>
      {w.reload}
    </Button>
  )
  const retry = () => {
    reset()
    void router.invalidate()
  }
  if (isPartGone(error)) return <Empty title={w.newVersion}>{reload}</Empty>
  return (
    <Stack p="lg" maw="40rem" mx="auto">
      <Failed problem={error} retry={retry} />
      {reload}
    </Stack>
  )
}

/** The errors of Chromium, Firefox and Safari for a file that no longer exists. */
const isPartGone = (error: unknown) =>
  error instanceof Error && /dynamically imported module|importing a module script/i.test(error.message)
