/** A notice at the bottom of the screen: where the article was placed, and an undo button. */
import { Button, Paper, Text } from '@mantine/core'
import { useMessages } from '../messages.ts'
import classes from './front.module.css'
import { messages } from './messages.ts'

export function Placed({ description, undo }: { description: string; undo(): void }) {
  const w = useMessages(messages)
  return (
    <Paper role="status" shadow="md" withBorder className={classes.placed!}>
      <Text size="sm" flex={1}>
        {description}
      </Text>
      <Button size="compact-sm" variant="default" onClick={undo}>
        {w.undo}
      </Button>
    </Paper>
  )
}
