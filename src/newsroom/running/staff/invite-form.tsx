import { Button, Stack } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Role } from '../../../content/tables.ts'
import { api } from '../../api.ts'
import { useWords } from '../../words.ts'
import { LineField } from '../parts/fields.tsx'
import { useForm } from '../parts/form.ts'
import { FormFoot } from '../parts/form-foot.tsx'
import { FormNotice } from '../parts/form-notice.tsx'
import { InvitationLink } from './invitation-link.tsx'
import { RoleField } from './role-field.tsx'
import { words } from './words.ts'

export interface Invitation {
  url: string
  expiresAt: string
}

/** A new member: added, then let in by a link that is shown once. */
export function InviteForm({ close }: { close(): void }) {
  const w = useWords(words)
  const queries = useQueryClient()
  const [invitation, setInvitation] = useState<Invitation | null>(null)
  const form = useForm({
    start: { name: '', email: '', role: 'reporter' as Role },
    own: { name: w.nameRequired, email: w.emailWrong },
    async save(values) {
      const added = await api.post<{ invitation: Invitation }>('/staff', values)
      setInvitation(added.invitation)
    },
    done: () => void queries.invalidateQueries({ queryKey: ['staff'] }),
  })
  if (invitation)
    return (
      <Stack gap="md">
        <InvitationLink name={form.values.name} invitation={invitation} />
        <Button variant="default" onClick={close}>
          {w.done}
        </Button>
      </Stack>
    )
  return (
    <form onSubmit={(event) => void form.submit(event)} noValidate>
      <Stack gap="md">
        <FormNotice form={form as never} />
        <LineField form={form} name="name" label={w.name} maxLength={160} required data-autofocus />
        <LineField
          form={form}
          name="email"
          label={w.email}
          description={w.emailHint}
          type="email"
          dir="ltr"
          maxLength={200}
          required
        />
        <RoleField value={form.values.role} change={(role) => form.set({ role })} />
        <FormFoot form={form as never} says={w.saysNew} action={w.invite} />
      </Stack>
    </form>
  )
}
