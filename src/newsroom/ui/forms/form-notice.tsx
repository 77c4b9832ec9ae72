import { Alert, Button, Group, Text } from '@mantine/core'
import { useMessages } from '../../messages.ts'
import type { Form } from './form.ts'
import { messages } from './messages.ts'

/** The error of a whole form; for a conflict, with the two possible actions. */
export function FormNotice({ form, reload }: { form: Form<never> | Form<object>; reload?: () => void }) {
  const w = useMessages(messages)
  if (!form.sentence) return null
  if (!form.isConflict || !reload)
    return (
      <Alert color="red" role="alert">
        {form.sentence}
      </Alert>
    )
  return (
    <Alert color="yellow" role="alert" title={w.conflictTitle}>
      <Text size="sm">{w.conflictDescription}</Text>
      <Group mt="sm" gap="xs">
        <Button size="compact-sm" variant="default" onClick={reload}>
          {w.loadTheirs}
        </Button>
        <Button size="compact-sm" color="red" variant="light" onClick={() => void form.overwrite()}>
          {w.keepMine}
        </Button>
      </Group>
    </Alert>
  )
}
