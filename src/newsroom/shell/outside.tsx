/** A screen that is not there, and one that broke. */
import { Button, Stack } from '@mantine/core'
import type { ErrorComponentProps } from '@tanstack/react-router'
import { useRouter } from '@tanstack/react-router'
import { useWords } from '../words.ts'
import { ButtonLink } from './links.tsx'
import { Page } from './page.tsx'
import { Empty, Failed } from './states.tsx'
import { words } from './words.ts'

export function NothingHere() {
  const w = useWords(words)
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
  const w = useWords(words)
  const router = useRouter()
  const retry = () => {
    reset()
    void router.invalidate()
  }
  return (
    <Stack p="lg" maw="40rem" mx="auto">
      <Failed problem={error} retry={retry} />
      <Button variant="subtle" onClick={() => location.reload()}>
        {w.reload}
      </Button>
    </Stack>
  )
}
