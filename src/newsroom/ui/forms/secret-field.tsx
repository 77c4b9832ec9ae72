/** The field of a secret: it is typed and never shown. A stored one can be removed. */
import { Button, PasswordInput, Stack } from '@mantine/core'
import type { ReactNode } from 'react'
import { defineMessages, useMessages } from '../../messages.ts'

const messages = defineMessages({
  ar: {
    stored: 'محفوظ، ولا يُعرض. اكتب هنا لتغيّره.',
    remove: (label: string) => `احذف «${label}»`,
    removed: 'يُحذف عند الحفظ.',
    keep: (label: string) => `أبقِ «${label}»`,
  },
  en: {
    stored: 'Kept, and never shown. Type here to change it.',
    remove: (label: string) => `Remove “${label}”`,
    removed: 'Removed when you save.',
    keep: (label: string) => `Keep “${label}”`,
  },
})

interface Props {
  label: string
  description?: ReactNode
  disabled?: boolean | undefined
  withAsterisk?: boolean
  error?: ReactNode
  isStored: boolean
  /** Null: the stored value is removed by the next save. */
  value: unknown
  /** Undefined keeps the stored value. */
  change(value: string | null | undefined): void
}

export function SecretField({ isStored, value, change, description, disabled = false, ...field }: Props) {
  const w = useMessages(messages)
  const isRemoved = value === null
  return (
    <Stack gap="xs">
      <PasswordInput
        {...field}
        disabled={disabled}
        description={isRemoved ? w.removed : isStored ? w.stored : description}
        autoComplete="new-password"
        value={typeof value === 'string' ? value : ''}
        onChange={({ currentTarget }) => change(currentTarget.value || undefined)}
      />
      {isStored && (
        <Button
          variant="default"
          size="compact-sm"
          style={{ alignSelf: 'start' }}
          disabled={disabled}
          onClick={() => change(isRemoved ? undefined : null)}
        >
          {isRemoved ? w.keep(field.label) : w.remove(field.label)}
        </Button>
      )}
    </Stack>
  )
}
