/** Tokens for programs that use the API: created, shown once, revoked. */

import { Badge, Button } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { Role } from '../../contract/me.ts'
import { api } from '../api.ts'
import { useMessages } from '../messages.ts'
import { useActorName } from '../session/actors.ts'
import { roleMessages } from '../session/roles.ts'
import { useConfirm } from '../ui/confirm.tsx'
import { EditDrawer } from '../ui/forms/edit-drawer.tsx'
import { useOpened } from '../ui/forms/opened.ts'
import { ListPage } from '../ui/lists/list-page.tsx'
import classes from '../ui/lists/records.module.css'
import { useProblemSentence } from '../ui/problems.ts'
import { Time } from '../ui/time.tsx'
import { toast } from '../ui/toast.ts'
import { messages } from './messages.ts'
import { TokenForm } from './token-form.tsx'

interface Token {
  id: number
  name: string
  role: Role
  createdBy: string
  createdAt: string
  expiresAt: string
  usedAt: string | null
  revokedAt: string | null
}

export function TokensScreen() {
  const w = useMessages(messages)
  const [opened, open] = useOpened()
  const list = useQuery({
    queryKey: ['tokens'],
    queryFn: () => api.get('/tokens'),
  })
  return (
    <>
      <ListPage w={w} list={list} add={() => open('new')}>
        {(items) => (
          <ul className={classes.records} aria-label={w.title}>
            {items.map((token) => (
              <TokenRow key={token.id} token={token} />
            ))}
          </ul>
        )}
      </ListPage>
      <EditDrawer title={w.add} isOpen={opened === 'new'} close={() => open(null)}>
        {opened === 'new' && <TokenForm close={() => open(null)} />}
      </EditDrawer>
    </>
  )
}

function TokenRow({ token }: { token: Token }) {
  const nameOf = useActorName()
  const w = useMessages(messages)
  const { roles } = useMessages(roleMessages)
  const confirm = useConfirm()
  const queries = useQueryClient()
  const say = useProblemSentence()
  const isExpired = new Date(token.expiresAt) < new Date()
  const state = token.revokedAt ? w.revoked : isExpired ? w.expired : w.good
  async function revoke() {
    const description = w.revokeDescription(token.name)
    if (!(await confirm({ title: w.revokeTitle, description, action: w.revoke, danger: true }))) return
    try {
      await api.del('/tokens/{id}', { params: { id: token.id } })
      toast(w.revoked)
    } catch (problem) {
      toast(say(problem), 'failed')
    }
    void queries.invalidateQueries({ queryKey: ['tokens'] })
  }
  return (
    <li className={classes.record}>
      <div className={classes.words}>
        <b>{token.name}</b>
        <span>
          {roles[token.role]} · {w.by} {nameOf(token.createdBy)} · {w.until}{' '}
          <Time at={token.expiresAt} shape="date" /> ·{' '}
          {token.usedAt ? (
            <>
              {w.used} <Time at={token.usedAt} />
            </>
          ) : (
            w.never
          )}
        </span>
      </div>
      <Badge variant="light" color={state === w.good ? 'teal' : 'gray'}>
        {state}
      </Badge>
      {state === w.good && (
        <Button
          size="compact-sm"
          variant="light"
          color="red"
          aria-label={w.revokeName(token.name)}
          onClick={() => void revoke()}
        >
          {w.revoke}
        </Button>
      )}
    </li>
  )
}
