import { Button, Group, Stack, Switch, Text } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../api.ts'
import { useConfirm } from '../../shell/confirm.tsx'
import { AnchorLink } from '../../shell/links.tsx'
import { useMe } from '../../shell/me.ts'
import { useProblemSentence } from '../../shell/problems.ts'
import { tell } from '../../shell/tell.ts'
import { useWords } from '../../words.ts'
import { LineField } from '../parts/fields.tsx'
import { useForm } from '../parts/form.ts'
import { FormFoot } from '../parts/form-foot.tsx'
import { FormNotice } from '../parts/form-notice.tsx'
import { InvitationLink } from './invitation-link.tsx'
import type { Invitation } from './invite-form.tsx'
import { RoleField } from './role-field.tsx'
import type { Member } from './staff.tsx'
import { words } from './words.ts'

/** A member: name, role, whether they may come in; a new link; signing out everywhere. */
export function MemberForm({ member, close }: { member: Member; close(): void }) {
  const w = useWords(words)
  const me = useMe()
  const queries = useQueryClient()
  const confirm = useConfirm()
  const [invitation, setInvitation] = useState<Invitation | null>(null)
  const say = useProblemSentence()
  const { name, role, active } = member
  const path = `/staff/${member.id}`
  const form = useForm({
    start: { name, role, active },
    own: { name: w.nameRequired, conflict: w.lastAdministrator },
    save: (values) => api.put(path, { ...values, version: member.version }),
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
      tell(say(problem), 'failed')
    }
  }
  const newLink = () =>
    attempt(async () => {
      setInvitation(await api.post<Invitation>(`${path}/invitations`))
      await queries.invalidateQueries({ queryKey: ['staff'] })
    })
  async function endSessions() {
    const question = { title: w.endTitle, says: w.endSays(name), action: w.endSessions, danger: true }
    if (!(await confirm(question))) return
    await attempt(async () => {
      await api.del(`${path}/sessions`)
      tell(w.ended)
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
        <FormFoot form={form as never} says={w.says} />
      </Stack>
    </form>
  )
}
