import { Button } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '../api.ts'
import { useProblemSentence } from '../shell/problems.ts'
import { Empty, Failed, Loading } from '../shell/states.tsx'
import { tell } from '../shell/tell.ts'
import { Time } from '../shell/time.tsx'
import { useWords } from '../words.ts'
import type { Ban } from './comment.ts'
import classes from './comments.module.css'
import { words } from './words.ts'

/** Who may not take part, and until when. */
export function Bans() {
  const w = useWords(words)
  const say = useProblemSentence()
  const queries = useQueryClient()
  const { data, error, refetch } = useQuery({
    queryKey: ['comments', 'bans'],
    queryFn: () => api.get<{ items: Ban[] }>('/bans', { limit: 100 }),
  })
  async function lift(id: number): Promise<void> {
    try {
      await api.del(`/bans/${id}`)
      tell(w.banLifted)
    } catch (problem) {
      tell(say(problem), 'failed')
    }
    void queries.invalidateQueries({ queryKey: ['comments', 'bans'] })
  }
  if (error) return <Failed problem={error} retry={() => void refetch()} />
  if (!data) return <Loading />
  if (data.items.length === 0) return <Empty title={w.noBans} detail={w.noBansDetail} />
  return (
    <ul className={classes.bans} aria-label={w.bans}>
      {data.items.map(({ id, reader, reason, until, at, by }) => (
        <li key={id}>
          <div>
            <strong>
              <bdi>{reader?.name ?? w.guestAddress}</bdi>
            </strong>
            <p dir="auto">{reason}</p>
            <span className={classes.detail}>
              {until ? (
                <span>
                  {w.until} <Time at={until} shape="datetime" />
                </span>
              ) : (
                <span>{w.untilLifted}</span>
              )}
              {by && <bdi>{by}</bdi>}
              <Time at={at} />
            </span>
          </div>
          <Button variant="default" size="compact-sm" onClick={() => void lift(id)}>
            {w.liftBan}
          </Button>
        </li>
      ))}
    </ul>
  )
}
