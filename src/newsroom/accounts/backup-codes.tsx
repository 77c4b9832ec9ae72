import { Button, Code, Group, Stack, Text } from '@mantine/core'
import { useClipboard } from '@mantine/hooks'
import { useMessages } from '../messages.ts'
import { messages } from './account-messages.ts'
import classes from './secret.module.css'

/** Backup codes are shown once, for copying or printing. */
export function BackupCodes({ codes, done }: { codes: string[]; done: () => void }) {
  const w = useMessages(messages)
  const { copy, copied } = useClipboard({ timeout: 3_000 })
  return (
    <Stack gap="sm">
      <Text size="sm">{w.backupDetail}</Text>
      <Code block dir="ltr" className={classes.secret}>
        {codes.join('\n')}
      </Code>
      <Group>
        <Button variant="default" onClick={() => copy(codes.join('\n'))}>
          {copied ? w.copied : w.copy}
        </Button>
        <Button onClick={done}>{w.haveKept}</Button>
      </Group>
    </Stack>
  )
}
