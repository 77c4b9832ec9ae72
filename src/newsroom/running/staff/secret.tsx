import { Alert, Button, Code, CopyButton, Group, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useWords } from '../../words.ts'
import { words } from './words.ts'

/** A link or a token that is shown once, with a button that copies it. */
export function Secret({
  title,
  says,
  value,
  copy,
  children,
}: {
  title: string
  says: string
  value: string
  copy: string
  children?: ReactNode
}) {
  const w = useWords(words)
  return (
    <Alert color="teal" title={title} role="status">
      <Text size="sm" mb="xs">
        {says}
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
