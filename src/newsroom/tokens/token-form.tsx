import { Select } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Role } from '../../contract/me.ts'
import { api } from '../api.ts'
import { useMessages } from '../messages.ts'
import { RoleField } from '../session/role-field.tsx'
import { LineField } from '../ui/forms/fields.tsx'
import { useForm } from '../ui/forms/form.ts'
import { FormFoot } from '../ui/forms/form-foot.tsx'
import { FormWithSecret } from '../ui/forms/form-with-secret.tsx'
import { Secret } from '../ui/secret.tsx'
import { messages } from './messages.ts'

export function TokenForm({ close }: { close(): void }) {
  const w = useMessages(messages)
  const queries = useQueryClient()
  const [token, setToken] = useState('')
  const form = useForm({
    start: { name: '', role: 'reporter' as Role, days: '365' },
    own: { name: w.nameRequired },
    async save({ days, ...rest }) {
      const created = await api.post('/tokens', { body: { ...rest, days: Number(days) } })
      setToken(created.token)
    },
    done: () => void queries.invalidateQueries({ queryKey: ['tokens'] }),
  })
  return (
    <FormWithSecret
      form={form}
      secret={token !== '' && <Secret title={w.token} description={w.once} value={token} copy={w.copy} />}
      close={close}
    >
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
      <FormFoot form={form as never} description={w.description} action={w.create} />
    </FormWithSecret>
  )
}
