/** The staff: members and their roles; inviting, editing and closing accounts. */
import { Badge, Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type AnswerOf, api } from '../api.ts'
import { useMessages } from '../messages.ts'
import { useMe } from '../session/me.ts'
import { roleMessages } from '../session/roles.ts'
import { EditDrawer } from '../ui/forms/edit-drawer.tsx'
import { messages as common } from '../ui/forms/messages.ts'
import { useOpened } from '../ui/forms/opened.ts'
import { Row, Rows } from '../ui/lists/rows.tsx'
import { Page } from '../ui/page.tsx'
import { Failed, Loading } from '../ui/states.tsx'
import { InviteForm } from './invite-form.tsx'
import { MemberForm } from './member-form.tsx'
import { messages } from './messages.ts'

export type Member = AnswerOf<'get', '/staff'>['items'][number]

export function StaffScreen() {
  const w = useMessages(messages)
  const { roles } = useMessages(roleMessages)
  const c = useMessages(common)
  const me = useMe()
  const [opened, open] = useOpened()
  const { data, error, refetch } = useQuery({
    queryKey: ['staff'],
    queryFn: () => api.get('/staff'),
  })
  const member = data?.items.find(({ id }) => String(id) === opened)
  const close = () => open(null)
  return (
    <Page title={w.title} actions={<Button onClick={() => open('new')}>{w.add}</Button>}>
      {error && <Failed problem={error} retry={() => void refetch()} />}
      {!data && !error && <Loading />}
      {data && (
        <Rows label={w.title}>
          {data.items.map((one) => (
            <Row
              key={one.id}
              name={one.name}
              detail={
                <>
                  {roles[one.role]} · <bdi>{one.email}</bdi>
                </>
              }
              end={<State member={one} isMe={one.id === me.staff.id} />}
              opens={c.edit(one.name)}
              open={() => open(one.id)}
            />
          ))}
        </Rows>
      )}
      <EditDrawer title={member?.name ?? w.add} isOpen={opened !== null} close={close}>
        {opened === 'new' && <InviteForm close={close} />}
        {member && <MemberForm key={`${member.id}-${member.version}`} member={member} close={close} />}
      </EditDrawer>
    </Page>
  )
}

function State({ member, isMe }: { member: Member; isMe: boolean }) {
  const w = useMessages(messages)
  if (isMe) return <Badge variant="light">{w.you}</Badge>
  if (!member.active)
    return (
      <Badge variant="light" color="gray">
        {w.closed}
      </Badge>
    )
  if (member.joined) return null
  return (
    <Badge variant="light" color={member.invitedUntil ? 'blue' : 'yellow'}>
      {member.invitedUntil ? w.waiting : w.expired}
    </Badge>
  )
}
