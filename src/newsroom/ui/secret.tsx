import { Alert, Button, Code, CopyButton, Group, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useMessages } from '../messages.ts'
import { messages } from './messages.ts'

/** A link or token shown once, with a copy button. */
export function Secret({
  title,
  description,
  value,
  copy,
  children,
}: {
  title: string
  description: string
  value: string
  copy: string
  children?: ReactNode
}) {
  const w = useMessages(messages)
  return (
    <Alert color="teal" title={title} role="status">
      <Text size="sm" mb="xs">
        {description}
      </Text>
      <Code block dir="ltr" mb="sm" style={{ whiteSpace: 'pre-wrap', wordBreak: 'break-all' }}>
        {value}
      </Code>
      <Group gap="sm">
        <CopyButton value={value}>
          {({ copied, copy: act }) => (
            <Button size="compact-sm" onClick={act}>
              {copied ? w.copied : copy}
            </Button>
          )}
        </CopyButton>
        {children}
      </Group>
    </Alert>
  )
}
