import { Group, Stack, Text, Title } from '@mantine/core'
import { type ReactNode, useId } from 'react'

/** A part of the account's page: what it is about, what it is for, then its controls. */
export function Part({
  title,
  detail,
  mark,
  children,
}: {
  title: string
  detail?: string
  /** A state beside the title. */
  mark?: ReactNode
  children: ReactNode
}) {
  const id = useId()
  return (
    <Stack component="section" gap="sm" aria-labelledby={id}>
      <div>
        <Group gap="sm">
          <Title order={2} id={id}>
            {title}
          </Title>
          {mark}
        </Group>
        {detail && (
          <Text size="sm" c="dimmed">
            {detail}
          </Text>
        )}
      </div>
      {children}
    </Stack>
  )
}
