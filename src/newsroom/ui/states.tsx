/** The states of every screen: empty, loading, failed. */
import { Alert, Button, Group, Skeleton, Stack, Text, Title, VisuallyHidden } from '@mantine/core'
import IconAlertTriangle from '@tabler/icons-react/icons/IconAlertTriangle'
import type { ReactNode } from 'react'
import { useMessages } from '../messages.ts'
import { messages } from './messages.ts'
import { useProblemSentence } from './problems.ts'

/** Empty state: explains why, and offers the next action. */
export function Empty({
  title,
  detail,
  icon,
  children,
}: {
  title: string
  detail?: ReactNode
  icon?: ReactNode
  /** The next action, as a button. */
  children?: ReactNode
}) {
  return (
    <Stack align="center" gap="xs" py="xl" px="md" ta="center">
      {icon}
      <Text fw={700}>{title}</Text>
      {detail && (
        <Text size="sm" c="dimmed" maw="36rem">
          {detail}
        </Text>
      )}
      {children && <Group mt="sm">{children}</Group>}
    </Stack>
  )
}

/** Placeholder while loading, with about as many `lines` as the content. */
export function Loading({ lines = 8, height = 36 }: { lines?: number; height?: number }) {
  const w = useMessages(messages)
  return (
    <Stack gap="xs" role="status" aria-busy="true">
      <VisuallyHidden>{w.loading}</VisuallyHidden>
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines without content have no other name.
        <Skeleton key={line} height={height} />
      ))}
    </Stack>
  )
}

/** Error state with a retry button. */
export function Failed({ problem, retry }: { problem: unknown; retry?: () => void }) {
  const w = useMessages(messages)
  const say = useProblemSentence()
  return (
    <Alert
      color="red"
      role="alert"
      icon={<IconAlertTriangle aria-hidden />}
      title={<Title order={2}>{w.failed}</Title>}
    >
      <Text size="sm">{say(problem)}</Text>
      {retry && (
        <Button mt="sm" size="compact-sm" variant="default" onClick={retry}>
          {w.retry}
        </Button>
      )}
    </Alert>
  )
}
