import { Button, Code, Group, Stack, Text } from '@mantine/core'
import { useClipboard } from '@mantine/hooks'
import { useWords } from '../words.ts'
import { words } from './account-words.ts'
import classes from './secret.module.css'

/** Shown once: copied or printed, then gone. */
export function BackupCodes({ codes, done }: { codes: string[]; done: () => void }) {
  const w = useWords(words)
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
