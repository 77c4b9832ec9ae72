import { Button, Group, Text } from '@mantine/core'
import { useMessages } from '../messages.ts'
import { messages } from './messages.ts'

/** Where what readers see now comes from: the newsroom, the site's folder, the program; and the way back. */
export function Source({
  isSet,
  inFolder,
  isUnsaved,
  takeBack,
}: {
  isSet: boolean
  inFolder: boolean
  /** The choice in the form differs from what is saved. */
  isUnsaved: boolean
  takeBack?(): void
}) {
  const w = useMessages(messages)
  return (
    <Group gap="sm">
      <Text size="sm" c="dimmed">
        {isUnsaved ? w.notSaved : isSet ? w.fromHere : inFolder ? w.fromFolder : w.fromProgram}
      </Text>
      {isSet && takeBack && (
        <Button variant="subtle" size="compact-sm" onClick={takeBack}>
          {w.takeBack}
        </Button>
      )}
    </Group>
  )
}
