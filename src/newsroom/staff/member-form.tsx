import { Button, Group, Stack, Switch, Text } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../api.ts'
import { useMessages } from '../messages.ts'
import { ChooseOne } from '../pickers/choose.tsx'
import { useMe } from '../session/me.ts'
import { RoleField } from '../session/role-field.tsx'
import { useConfirm } from '../ui/confirm.tsx'
import { LineField } from '../ui/forms/fields.tsx'
import { useForm } from '../ui/forms/form.ts'
import { FormFoot } from '../ui/forms/form-foot.tsx'
import { FormNotice } from '../ui/forms/form-notice.tsx'
import { AnchorLink } from '../ui/links.tsx'
import { useProblemSentence } from '../ui/problems.ts'
import { toast } from '../ui/toast.ts'
import { InvitationLink } from './invitation-link.tsx'
import type { Invitation } from './invite-form.tsx'
import { messages } from './messages.ts'
import type { Member } from './staff.tsx'

/** A member: name, role, whether the account is active; a new link; signing out everywhere. */
export function MemberForm({ member, close }: { member: Member; close(): void }) {
  const w = useMessages(messages)
  const me = useMe()
  const queries = useQueryClient()
  const confirm = useConfirm()
  const [invitation, setInvitation] = useState<Invitation | null>(null)
  const say = useProblemSentence()
  const { name, role, active, personId } = member
  const params = { id: member.id }
  const form = useForm({
    start: { name, role, active, personId },
    own: { name: w.nameRequired, conflict: w.lastAdministrator },
    save: (values) => api.put('/staff/{id}', { params, body: { ...values, version: member.version } }),
    done() {
      void queries.invalidateQueries({ queryKey: ['staff'] })
      if (member.id === me.staff.id) void queries.invalidateQueries({ queryKey: ['me'] })
      close()
    },
  })
  async function attempt(what: () => Promise<void>) {
    try {
      await what()
    } catch (problem) {
      toast(say(problem), 'failed')
    }
  }
  const newLink = () =>
    attempt(async () => {
      setInvitation(await api.post('/staff/{id}/invitations', { params }))
      await queries.invalidateQueries({ queryKey: ['staff'] })
    })
  async function endSessions() {
    const question = {
      title: w.endTitle,
      description: w.endDescription(name),
      action: w.endSessions,
      danger: true,
    }
    if (!(await confirm(question))) return
    await attempt(async () => {
      await api.del('/staff/{id}/sessions', { params })
      toast(w.ended)
    })
  }
  return (
    <form onSubmit={(event) => void form.submit(event)}>
      <Stack gap="md">
        <FormNotice form={form as never} />
        <Text size="sm" c="dimmed" dir="ltr" ta="start">
          {member.email}
        </Text>
        <LineField form={form} name="name" label={w.name} maxLength={160} required data-autofocus />
        <RoleField value={form.values.role} change={(next) => form.set({ role: next })} />
        <ChooseOne
          label={w.author}
          description={w.authorHint}
          resource="people"
          value={form.values.personId}
          onChange={(person) => form.set({ personId: person })}
          error={form.errors.personId}
        />
        <Switch
          label={w.active}
          description={w.activeHint}
          checked={form.values.active}
          onChange={(event) => form.set({ active: event.currentTarget.checked })}
        />
        {invitation && <InvitationLink name={name} invitation={invitation} />}
        {active && !invitation && (
          <div>
            <Group gap="sm">
              <Button variant="default" size="compact-sm" onClick={() => void newLink()}>
                {w.newLink}
              </Button>
              {member.joined && (
                <Button variant="default" size="compact-sm" onClick={() => void endSessions()}>
                  {w.endSessions}
                </Button>
              )}
            </Group>
            <Text size="xs" c="dimmed" mt={4}>
              {w.newLinkHint}
            </Text>
          </div>
        )}
        <AnchorLink to="/newsroom/audit" search={{ staff: member.id } as never} size="sm">
          {w.audit}
        </AnchorLink>
        <FormFoot form={form as never} description={w.description} />
      </Stack>
    </form>
  )
}
