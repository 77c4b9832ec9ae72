import { Group, Stack, Text, Title } from '@mantine/core'
import { type ReactNode, useId } from 'react'

/** A section of a long screen: title, description, controls. */
export function FormSection({
  title,
  detail,
  mark,
  children,
}: {
  title: string
  detail?: string
  /** A status next to the title. */
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
