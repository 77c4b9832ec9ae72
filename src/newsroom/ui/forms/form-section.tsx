import { Stack, Text, Title } from '@mantine/core'
import { type ReactNode, useId } from 'react'

/** A section of a long screen, with a heading. */
export function FormSection({
  title,
  detail,
  children,
}: {
  title: string
  detail?: string
  children: ReactNode
}) {
  const id = useId()
  return (
    <Stack component="section" gap="sm" aria-labelledby={id}>
      <div>
        <Title order={2} id={id}>
          {title}
        </Title>
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
