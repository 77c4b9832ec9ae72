/** A reader's letter: what is kept of them is downloaded, or erased. */
import { Button, Group, Text } from '@mantine/core'
import { useWords } from '../words.ts'
import type { Comment } from './comment.ts'
import classes from './comments.module.css'
import { words } from './removal-words.ts'

export function ReaderData({ reader, erase }: { reader: Comment['reader']; erase(): void }) {
  const w = useWords(words)
  // A guest has no account; of who was erased there is no name.
  if (!reader?.name) return null
  return (
    <section aria-label={w.data}>
      <h2 className={classes.label}>{w.data}</h2>
      <Text size="sm">{w.dataSays}</Text>
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
