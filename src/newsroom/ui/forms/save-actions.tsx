import { Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useMessages } from '../../messages.ts'
import type { Form } from './form.ts'
import { messages } from './messages.ts'
import { SubmitButton } from './submit-button.tsx'

/** The actions of a screen that is one form: whether changes are unsaved, other actions, the button that saves. */
export function SaveActions({
  form,
  action,
  children,
}: {
  form: Pick<Form<unknown>, 'isDirty' | 'isSaving'>
  /** The word on the button; without it: Save. */
  action?: string
  children?: ReactNode
}) {
  const w = useMessages(messages)
  return (
    <>
      <Text size="sm" c="dimmed" aria-live="polite">
        {form.isDirty ? w.unsaved : ''}
      </Text>
      {children}
      <SubmitButton loading={form.isSaving} isReady={form.isDirty}>
        {action ?? w.save}
      </SubmitButton>
    </>
  )
}
