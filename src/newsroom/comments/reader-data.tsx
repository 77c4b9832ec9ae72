/** Exports or erases the stored data of a reader on request. */
import { Button, Group, Text } from '@mantine/core'
import { useMessages } from '../messages.ts'
import type { Comment } from './comment.ts'
import classes from './comments.module.css'
import { messages } from './removal-messages.ts'

export function ReaderData({ reader, erase }: { reader: Comment['reader']; erase(): void }) {
  const w = useMessages(messages)
  // Guests have no account, and erased readers have no name.
  if (!reader?.name) return null
  return (
    <section aria-label={w.data}>
      <h2 className={classes.label}>{w.data}</h2>
      <Text size="sm">{w.dataDescription}</Text>
      <Group gap="xs" mt="xs">
        <Button component="a" href={`/api/v1/readers/${reader.id}/data`} download variant="default" size="xs">
          {w.download}
        </Button>
        <Button color="red" variant="subtle" size="xs" onClick={erase}>
          {w.erase}
        </Button>
      </Group>
    </section>
  )
}
