/** For administrators: failed jobs; hidden when there are none. */
import { Alert, Button, Group, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { api } from '../api.ts'
import { useMessages } from '../messages.ts'
import { useMe } from '../session/me.ts'
import { useFormatters } from '../ui/formatters.ts'
import { useProblemSentence } from '../ui/problems.ts'
import { toast } from '../ui/toast.ts'
import { heldMessages } from './held-messages.ts'
import { messages } from './messages.ts'

export function FailedJobs() {
  const w = useMessages(messages)
  const held = useMessages(heldMessages)
  const me = useMe()
  const formatters = useFormatters()
  const say = useProblemSentence()
  const { data, refetch } = useQuery({
    queryKey: ['jobs', 'failed'],
    queryFn: ({ signal }) => api.get('/jobs/failed', { signal }),
    enabled: me.may('administer'),
    refetchInterval: 60_000,
  })
  if (!data?.items.length) return null

  async function retry(id: number) {
    try {
      await api.post('/jobs/{id}/retry', { params: { id } })
      toast(w.jobTriedAgain, 'done')
    } catch (problem) {
      toast(say(problem), 'failed')
    } finally {
      await refetch()
    }
  }

  return (
    <Alert color="gray" title={w.jobsFailed} mb="md">
      {data.items.map((job) => (
        <Group key={job.id} gap="xs" mt={6} justify="space-between" wrap="nowrap" align="start">
          <div>
            <Text size="sm" fw={700}>
              {w.jobNames[job.name] ?? held.kinds[job.name] ?? w.jobUnknown}
            </Text>
            <Text size="sm">{formatters.date(job.at, 'datetime')}</Text>
            <Text size="xs">
              <bdi dir="ltr">{job.error}</bdi>
            </Text>
          </div>
          <Button
            size="compact-sm"
            variant="default"
            style={{ flex: 'none' }}
            onClick={() => void retry(job.id)}
          >
            {w.jobRetry}
          </Button>
        </Group>
      ))}
    </Alert>
  )
}
