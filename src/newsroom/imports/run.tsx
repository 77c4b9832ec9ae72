/** One run of an import, with its report. */
import { Badge, Group, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { api } from '../api.ts'
import { useMessages } from '../messages.ts'
import { LoadingPage } from '../ui/loading-page.tsx'
import { Page } from '../ui/page.tsx'
import { Time } from '../ui/time.tsx'
import { messages } from './messages.ts'
import { ReportView } from './report.tsx'
import { Working } from './upload.tsx'

export function RunScreen() {
  const w = useMessages(messages)
  const { id } = useParams({ strict: false }) as { id: string }
  const { data, error, refetch } = useQuery({
    queryKey: ['imports', 'run', Number(id)],
    queryFn: ({ signal }) => api.get('/import-runs/{id}', { params: { id }, signal }),
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? 2_000 : false),
  })
  if (!data) return <LoadingPage title={w.title} error={error} retry={() => void refetch()} />
  const name = w.runOf(data.site)
  return (
    <Page
      title={name}
      heading={
        <Group gap="sm">
          <Title order={1}>
            <bdi>{name}</bdi>
          </Title>
          <Badge variant="light">{w.runStates[data.state]}</Badge>
        </Group>
      }
    >
      <Stack gap="lg" maw="48rem">
        <Text size="sm" c="dimmed">
          <Time at={data.startedAt} shape="datetime" />
          {data.finishedAt && (
            <>
              {' – '}
              <Time at={data.finishedAt} shape="datetime" />
            </>
          )}
        </Text>
        {data.state === 'running' && <Working upload={data} />}
        {data.report ? <ReportView report={data.report} /> : <Text>{w.noReport}</Text>}
      </Stack>
    </Page>
  )
}
