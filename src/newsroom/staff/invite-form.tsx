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
import { InvitationLink } from './invitation-link.tsx'
import { messages } from './messages.ts'

export interface Invitation {
  url: string
  expiresAt: string
}

/** Adds a staff member and shows an invitation link once. */
export function InviteForm({ close }: { close(): void }) {
  const w = useMessages(messages)
  const queries = useQueryClient()
  const [invitation, setInvitation] = useState<Invitation | null>(null)
  const form = useForm({
    start: { name: '', email: '', role: 'reporter' as Role },
    own: { name: w.nameRequired, email: w.emailWrong },
    async save(values) {
      const added = await api.post('/staff', { body: values })
      setInvitation(added.invitation)
    },
    done: () => void queries.invalidateQueries({ queryKey: ['staff'] }),
  })
  return (
    <FormWithSecret
      form={form}
      secret={invitation && <InvitationLink name={form.values.name} invitation={invitation} />}
      close={close}
    >
      <LineField form={form} name="name" label={w.name} maxLength={160} required data-autofocus />
      <LineField
        form={form}
        name="email"
        label={w.email}
        description={w.emailHint}
        inputMode="email"
        dir="ltr"
        maxLength={200}
        required
      />
      <RoleField value={form.values.role} change={(role) => form.set({ role })} />
      <FormFoot form={form as never} description={w.saysNew} action={w.invite} />
    </FormWithSecret>
  )
}
