/** A menu that assigns a draft to a colleague or to anyone. */
import { Menu } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { api } from '../../api.ts'
import { useMessages } from '../../messages.ts'
import { useMe } from '../../session/me.ts'
import { messages } from '../console-messages.ts'

export type Assignee = { id: number; name: string } | null

export function AssignMenu({ target, assign }: { target: ReactElement; assign(to: Assignee): void }) {
  return (
    <Menu position="top-end" width={240} returnFocus>
      <Menu.Target>{target}</Menu.Target>
      <Menu.Dropdown mah="20rem" style={{ overflowY: 'auto' }}>
        <Assignees assign={assign} />
      </Menu.Dropdown>
    </Menu>
  )
}

function Assignees({ assign }: { assign(to: Assignee): void }) {
  const w = useMessages(messages)
  const { staff } = useMe()
  const { data } = useQuery({
    queryKey: ['staff'],
    queryFn: () => api.get('/staff'),
    staleTime: 60_000,
  })
  const others = (data?.items ?? []).filter(
    ({ id, active, role }) => active && id !== staff.id && role !== 'moderator',
  )
  return (
    <>
      <Menu.Item onClick={() => assign(null)}>{w.assignTo(w.anyone)}</Menu.Item>
      {others.map(({ id, name }) => (
        <Menu.Item key={id} onClick={() => assign({ id, name })}>
          {w.assignTo(name)}
        </Menu.Item>
      ))}
    </>
  )
}
