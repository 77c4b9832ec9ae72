/** For administrators: what the program does by itself and could not do; nothing is seen while there is nothing. */
import { Alert, Button, Group, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { FailedJob } from '../../api/jobs.ts'
import { api } from '../api.ts'
import { useHouse } from '../shell/house.ts'
import { useMe } from '../shell/me.ts'
import { useProblemSentence } from '../shell/problems.ts'
import { tell } from '../shell/tell.ts'
import { useWords } from '../words.ts'
import { words } from './words.ts'

export function FailedJobs() {
  const w = useWords(words)
  const me = useMe()
  const house = useHouse()
  const say = useProblemSentence()
  const { data, refetch } = useQuery({
    queryKey: ['jobs', 'failed'],
    queryFn: ({ signal }) => api.get<{ items: FailedJob[] }>('/jobs/failed', {}, signal),
    enabled: me.may('administer'),
    refetchInterval: 60_000,
  })
  if (!data?.items.length) return null

  async function retry(id: number) {
    try {
      await api.post(`/jobs/${id}/retry`)
      tell(w.jobTriedAgain, 'done')
    } catch (problem) {
      tell(say(problem), 'failed')
    } finally {
      await refetch()
    }
  }

  return (
    <Alert color="gray" title={w.jobsFailed} mb="md">
      {data.items.map((job) => (
        <Group key={job.id} gap="xs" mt={4} justify="space-between">
          <Text size="sm">
            {w.jobNames[job.name] ?? job.name} · {house.date(job.at, 'datetime')} ·{' '}
            <bdi dir="ltr">{job.error}</bdi>
          </Text>
          <Button size="compact-sm" variant="default" onClick={() => void retry(job.id)}>
            {w.jobRetry}
          </Button>
        </Group>
      ))}
    </Alert>
  )
}
