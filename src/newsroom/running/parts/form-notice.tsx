import { Alert, Button, Group, Text } from '@mantine/core'
import { useWords } from '../../words.ts'
import type { Form } from './form.ts'
import { words } from './words.ts'

/** What went wrong with a form as a whole; of a conflict, the two ways out of it. */
export function FormNotice({ form, reload }: { form: Form<never> | Form<object>; reload?: () => void }) {
  const w = useWords(words)
  if (!form.sentence) return null
  if (!form.isConflict || !reload)
    return (
      <Alert color="red" role="alert">
        {form.sentence}
      </Alert>
    )
  return (
    <Alert color="yellow" role="alert" title={w.conflictTitle}>
      <Text size="sm">{w.conflictSays}</Text>
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
