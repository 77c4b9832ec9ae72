import { Button, Group, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useWords } from '../../words.ts'
import type { Form } from './form.ts'
import classes from './form-foot.module.css'
import { words } from './words.ts'

/** The end of a form in a drawer: what readers will see, then the save button, always in reach. */
export function FormFoot({
  form,
  says,
  action,
  children,
}: {
  form: Form<never> | Form<object>
  /** What readers will see once this is saved. */
  says: string
  action?: string
  /** Further actions, at the other end. */
  children?: ReactNode
}) {
  const w = useWords(words)
  return (
    <div className={classes.foot}>
      <Text size="sm" c="dimmed" mb="xs">
        {says}
      </Text>
      <Group justify="space-between" gap="xs">
        <Group gap="sm">
          <Button type="submit" loading={form.isSaving} disabled={!form.isDirty}>
            {action ?? w.save}
          </Button>
          <Text size="sm" c="dimmed" aria-live="polite">
            {form.isDirty ? w.unsaved : ''}
          </Text>
        </Group>
        {children}
      </Group>
    </div>
  )
}
