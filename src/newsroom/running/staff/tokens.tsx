/** Tokens by which programs use the API: made, shown once, revoked. */
import { Badge, Button } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { Role } from '../../../content/tables.ts'
import { api } from '../../api.ts'
import { useActorName } from '../../shell/actors.ts'
import { useConfirm } from '../../shell/confirm.tsx'
import { Page } from '../../shell/page.tsx'
import { useProblemSentence } from '../../shell/problems.ts'
import { Empty, Failed, Loading } from '../../shell/states.tsx'
import { tell } from '../../shell/tell.ts'
import { Time } from '../../shell/time.tsx'
import { useWords } from '../../words.ts'
import { useOpened } from '../parts/opened.ts'
import { Side } from '../parts/side.tsx'
import classes from './staff.module.css'
import { TokenForm } from './token-form.tsx'
import { words } from './words.ts'

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
  const all = useWords(words)
  const w = all.tokens
  const [opened, open] = useOpened()
  const { data, error, refetch } = useQuery({
    queryKey: ['tokens'],
    queryFn: () => api.get<{ items: Token[] }>('/tokens'),
  })
  return (
    <Page title={w.title} actions={<Button onClick={() => open('new')}>{w.add}</Button>}>
      {error && <Failed problem={error} retry={() => void refetch()} />}
      {!data && !error && <Loading lines={4} />}
      {data?.items.length === 0 && <Empty title={w.empty} detail={w.emptyDetail} />}
      {data && data.items.length > 0 && (
        <ul className={classes.tokens} aria-label={w.title}>
          {data.items.map((token) => (
            <TokenRow key={token.id} token={token} />
          ))}
        </ul>
      )}
      <Side title={w.add} isOpen={opened === 'new'} close={() => open(null)}>
        {opened === 'new' && <TokenForm close={() => open(null)} />}
      </Side>
    </Page>
  )
}

function TokenRow({ token }: { token: Token }) {
  const nameOf = useActorName()
  const all = useWords(words)
  const w = all.tokens
  const confirm = useConfirm()
  const queries = useQueryClient()
  const say = useProblemSentence()
  const isOver = new Date(token.expiresAt) < new Date()
  const state = token.revokedAt ? w.revoked : isOver ? w.expired : w.good
  async function revoke() {
    const says = w.revokeSays(token.name)
    if (!(await confirm({ title: w.revokeTitle, says, action: w.revoke, danger: true }))) return
    try {
      await api.del(`/tokens/${token.id}`)
      tell(w.revoked)
    } catch (problem) {
      tell(say(problem), 'failed')
    }
    void queries.invalidateQueries({ queryKey: ['tokens'] })
  }
  return (
    <li className={classes.token}>
      <div className={classes.words}>
        <b>{token.name}</b>
        <span>
          {all.roles[token.role]} · {w.by} {nameOf(token.createdBy)} · {w.until}{' '}
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
