import { Button, Select, Stack } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Role } from '../../../content/tables.ts'
import { api } from '../../api.ts'
import { useWords } from '../../words.ts'
import { LineField } from '../parts/fields.tsx'
import { useForm } from '../parts/form.ts'
import { FormFoot } from '../parts/form-foot.tsx'
import { FormNotice } from '../parts/form-notice.tsx'
import { RoleField } from './role-field.tsx'
import { Secret } from './secret.tsx'
import { words } from './words.ts'

export function TokenForm({ close }: { close(): void }) {
  const all = useWords(words)
  const w = all.tokens
  const queries = useQueryClient()
  const [token, setToken] = useState('')
  const form = useForm({
    start: { name: '', role: 'reporter' as Role, days: '365' },
    own: { name: w.nameRequired },
    async save({ days, ...rest }) {
      const made = await api.post<{ token: string }>('/tokens', { ...rest, days: Number(days) })
      setToken(made.token)
    },
    done: () => void queries.invalidateQueries({ queryKey: ['tokens'] }),
  })
  if (token)
    return (
      <Stack gap="md">
        <Secret title={w.token} says={w.once} value={token} copy={w.copy} />
        <Button variant="default" onClick={close}>
          {all.done}
        </Button>
      </Stack>
    )
  return (
    <form onSubmit={(event) => void form.submit(event)} noValidate>
      <Stack gap="md">
        <FormNotice form={form as never} />
        <LineField
          form={form}
          name="name"
          label={w.name}
          description={w.nameHint}
          maxLength={100}
          required
          data-autofocus
        />
        <RoleField value={form.values.role} change={(role) => form.set({ role })} />
        <Select
          label={w.days}
          data={Object.entries(w.dayChoices).map(([value, label]) => ({ value, label }))}
          value={form.values.days}
          onChange={(days) => days && form.set({ days })}
          allowDeselect={false}
        />
        <FormFoot form={form as never} says={w.says} action={w.create} />
      </Stack>
    </form>
  )
}
