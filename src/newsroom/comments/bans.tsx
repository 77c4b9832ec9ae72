import { Button } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '../api.ts'
import { useMessages } from '../messages.ts'
import { useProblemSentence } from '../ui/problems.ts'
import { Empty, Failed, Loading } from '../ui/states.tsx'
import { Time } from '../ui/time.tsx'
import { toast } from '../ui/toast.ts'
import classes from './comments.module.css'
import { messages } from './messages.ts'

/** The list of bans with their end dates. */
export function Bans() {
  const w = useMessages(messages)
  const say = useProblemSentence()
  const queries = useQueryClient()
  const { data, error, refetch } = useQuery({
    queryKey: ['comments', 'bans'],
    queryFn: () => api.get('/bans', { query: { limit: 100 } }),
  })
  async function lift(id: number): Promise<void> {
    try {
      await api.del('/bans/{id}', { params: { id } })
      toast(w.banLifted)
    } catch (problem) {
      toast(say(problem), 'failed')
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
