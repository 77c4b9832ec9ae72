/** The staff: who is in, with which role; invited, changed, closed. */
import { Badge, Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { Role } from '../../../content/tables.ts'
import { api } from '../../api.ts'
import { useMe } from '../../shell/me.ts'
import { Page } from '../../shell/page.tsx'
import { Failed, Loading } from '../../shell/states.tsx'
import { useWords } from '../../words.ts'
import { useOpened } from '../parts/opened.ts'
import { Row, Rows } from '../parts/rows.tsx'
import { Side } from '../parts/side.tsx'
import { words as common } from '../parts/words.ts'
import { InviteForm } from './invite-form.tsx'
import { MemberForm } from './member-form.tsx'
import { words } from './words.ts'

export interface Member {
  id: number
  name: string
  email: string
  role: Role
  active: boolean
  joined: boolean
  invitedUntil: string | null
  version: number
}

export function StaffScreen() {
  const w = useWords(words)
  const c = useWords(common)
  const me = useMe()
  const [opened, open] = useOpened()
  const { data, error, refetch } = useQuery({
    queryKey: ['staff'],
    queryFn: () => api.get<{ items: Member[] }>('/staff'),
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
                  {w.roles[one.role]} · <bdi>{one.email}</bdi>
                </>
              }
              end={<State member={one} isMe={one.id === me.staff.id} />}
              opens={c.edit(one.name)}
              open={() => open(one.id)}
            />
          ))}
        </Rows>
      )}
      <Side title={member?.name ?? w.add} isOpen={opened !== null} close={close}>
        {opened === 'new' && <InviteForm close={close} />}
        {member && <MemberForm key={`${member.id}-${member.version}`} member={member} close={close} />}
      </Side>
    </Page>
  )
}

function State({ member, isMe }: { member: Member; isMe: boolean }) {
  const w = useWords(words)
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
