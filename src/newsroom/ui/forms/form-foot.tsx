import { Group, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useMessages } from '../../messages.ts'
import type { Form } from './form.ts'
import classes from './form-foot.module.css'
import { messages } from './messages.ts'
import { SubmitButton } from './submit-button.tsx'

/** The end of a form in a drawer: what readers will see, then the save button, always visible. */
export function FormFoot({
  form,
  description,
  action,
  children,
}: {
  form: Form<never> | Form<object>
  /** A sentence about the effect of saving for readers. */
  description: string
  action?: string
  /** Further actions, at the opposite end. */
  children?: ReactNode
}) {
  const w = useMessages(messages)
  return (
    <div className={classes.foot}>
      <Text size="sm" c="dimmed" mb="xs">
        {description}
      </Text>
      <Group justify="space-between" gap="xs">
        <Group gap="sm">
          <SubmitButton loading={form.isSaving} isReady={form.isDirty}>
            {action ?? w.save}
          </SubmitButton>
          <Text size="sm" c="dimmed" aria-live="polite">
            {form.isDirty ? w.unsaved : ''}
          </Text>
        </Group>
        {children}
      </Group>
    </div>
  )
}
