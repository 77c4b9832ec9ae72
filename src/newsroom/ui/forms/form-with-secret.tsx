/** The form of a new thing that has a secret. The secret, shown once, then takes the place of the form. */
import { Button, Stack } from '@mantine/core'
import type { ReactNode } from 'react'
import { useMessages } from '../../messages.ts'
import { messages } from '../messages.ts'
import type { Form } from './form.ts'
import { FormNotice } from './form-notice.tsx'

export function FormWithSecret<V>({
  form,
  secret,
  close,
  children,
}: {
  form: Form<V>
  /** Nothing before the thing exists. */
  secret: ReactNode
  close(): void
  children: ReactNode
}) {
  const { done } = useMessages(messages)
  if (secret)
    return (
      <Stack gap="md">
        {secret}
        <Button variant="default" onClick={close}>
          {done}
        </Button>
      </Stack>
    )
  return (
    <form onSubmit={(event) => void form.submit(event)} noValidate>
      <Stack gap="md">
        <FormNotice form={form as never} />
        {children}
      </Stack>
    </form>
  )
}
