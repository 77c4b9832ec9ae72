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
import classes from '../ui/lists/records.module.css'
import { Page } from '../ui/page.tsx'
import { useProblemSentence } from '../ui/problems.ts'
import { Empty, Failed, Loading } from '../ui/states.tsx'
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
  const { data, error, refetch } = useQuery({
    queryKey: ['tokens'],
    queryFn: () => api.get('/tokens'),
  })
  return (
    <Page title={w.title} actions={<Button onClick={() => open('new')}>{w.add}</Button>}>
      {error && <Failed problem={error} retry={() => void refetch()} />}
      {!data && !error && <Loading lines={4} />}
      {data?.items.length === 0 && <Empty title={w.empty} detail={w.emptyDetail} />}
      {data && data.items.length > 0 && (
        <ul className={classes.records} aria-label={w.title}>
          {data.items.map((token) => (
            <TokenRow key={token.id} token={token} />
          ))}
        </ul>
      )}
      <EditDrawer title={w.add} isOpen={opened === 'new'} close={() => open(null)}>
        {opened === 'new' && <TokenForm close={() => open(null)} />}
      </EditDrawer>
    </Page>
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
