/** Addresses without a page that readers asked for. */
import { Button, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { api } from '../api.ts'
import { useMessages } from '../messages.ts'
import { useMe } from '../session/me.ts'
import { useFormatters } from '../ui/formatters.ts'
import { Row, Rows } from '../ui/lists/rows.tsx'
import { Empty, Failed, Loading } from '../ui/states.tsx'
import { Time } from '../ui/time.tsx'
import { messages } from './messages.ts'

export function MissingAddresses({ lead }: { lead(path: string): void }) {
  const w = useMessages(messages)
  const { count } = useFormatters()
  const { may } = useMe()
  const list = useQuery({
    queryKey: ['redirects', 'missing'],
    queryFn: ({ signal }) => api.get('/missing-addresses', { signal }),
  })
  if (list.error) return <Failed problem={list.error} retry={() => void list.refetch()} />
  if (!list.data) return <Loading />
  const { items } = list.data
  if (items.length === 0) return <Empty title={w.missingEmpty} detail={w.missingDetail} />
  return (
    <>
      <Text size="sm" c="dimmed" mb="xs">
        {w.missingDetail}
      </Text>
      <Rows label={w.parts.missing}>
        {items.map(({ path, count: asked, lastAt }) => (
          <Row
            key={path}
            name={<bdi dir="ltr">{path}</bdi>}
            detail={
              <>
                {count(asked, w.requests)} · {w.lastAsked} <Time at={lastAt} />
              </>
            }
            end={
              may('publish') && (
                <Button variant="default" size="xs" aria-label={w.leadFrom(path)} onClick={() => lead(path)}>
                  {w.lead}
                </Button>
              )
            }
            opens={w.leadFrom(path)}
            open={() => lead(path)}
          />
        ))}
      </Rows>
    </>
  )
}
