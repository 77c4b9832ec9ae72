/** To whom a draft is handed: a colleague by name, or anyone. */
import { Menu } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { api } from '../../api.ts'
import { useMe } from '../../shell/me.ts'
import { useWords } from '../../words.ts'
import { words } from '../console-words.ts'

interface Member {
  id: number
  name: string
  role: string
  active: boolean
}

export type Receiver = { id: number; name: string } | null

export function HandMenu({ target, hand }: { target: ReactElement; hand(to: Receiver): void }) {
  return (
    <Menu position="top-end" width={240} returnFocus>
      <Menu.Target>{target}</Menu.Target>
      <Menu.Dropdown mah="20rem" style={{ overflowY: 'auto' }}>
        <Receivers hand={hand} />
      </Menu.Dropdown>
    </Menu>
  )
}

function Receivers({ hand }: { hand(to: Receiver): void }) {
  const w = useWords(words)
  const { staff } = useMe()
  const { data } = useQuery({
    queryKey: ['staff'],
    queryFn: () => api.get<{ items: Member[] }>('/staff'),
    staleTime: 60_000,
  })
  const others = (data?.items ?? []).filter(
    ({ id, active, role }) => active && id !== staff.id && role !== 'moderator',
  )
  return (
    <>
      <Menu.Item onClick={() => hand(null)}>{w.handTo(w.anyone)}</Menu.Item>
      {others.map(({ id, name }) => (
        <Menu.Item key={id} onClick={() => hand({ id, name })}>
          {w.handTo(name)}
        </Menu.Item>
      ))}
    </>
  )
}
