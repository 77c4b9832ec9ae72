/** One run of an import, with its report. */
import { Badge, Button, Group, List, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { type AnswerOf, api } from '../api.ts'
import { useMessages } from '../messages.ts'
import { useConfirm } from '../ui/confirm.tsx'
import { useFormatters } from '../ui/formatters.ts'
import { LoadingPage } from '../ui/loading-page.tsx'
import { Page } from '../ui/page.tsx'
import { useProblemSentence } from '../ui/problems.ts'
import { Time } from '../ui/time.tsx'
import { toast } from '../ui/toast.ts'
import { messages } from './messages.ts'
import { ReportView } from './report.tsx'
import { Working } from './upload.tsx'

type Run = AnswerOf<'get', '/import-runs/{id}'>

export function RunScreen() {
  const w = useMessages(messages)
  const { id } = useParams({ strict: false }) as { id: string }
  const confirm = useConfirm()
  const say = useProblemSentence()
  const [isAsked, setAsked] = useState(false)
  const { data, error, refetch } = useQuery({
    queryKey: ['imports', 'run', Number(id)],
    queryFn: ({ signal }) => api.get('/import-runs/{id}', { params: { id }, signal }),
    refetchInterval: ({ state }) => (isAsked || state.data?.state === 'running' ? 2_000 : false),
  })
  if (!data) return <LoadingPage title={w.title} error={error} retry={() => void refetch()} />
  const name = w.runOf(data.site)
  const isDone = data.state !== 'running' && data.state !== 'undone'
  async function undo() {
    const question = { title: w.undoQuestion, description: w.undoAnswer, action: w.undo, danger: true }
    if (!(await confirm(question))) return
    try {
      await api.post('/import-runs/{id}/undo', { params: { id } })
      toast(w.undoing)
      setAsked(true)
    } catch (problem) {
      toast(say(problem), 'failed')
    }
  }
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
      actions={
        isDone && (
          <Button variant="default" color="red" disabled={isAsked} onClick={() => void undo()}>
            {w.undo}
          </Button>
        )
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
        {data.undone && <Undone undone={data.undone} />}
        {data.report ? <ReportView report={data.report} /> : <Text>{w.noReport}</Text>}
      </Stack>
    </Page>
  )
}

/** What an undo took back, and what stays. */
function Undone({ undone: { taken, redirects, stays } }: { undone: NonNullable<Run['undone']> }) {
  const w = useMessages(messages)
  const { number } = useFormatters()
  return (
    <div>
      <Title order={2} size="h4">
        {w.undone}
      </Title>
      <List size="sm">
        {Object.entries(taken).map(([kind, n]) => (
          <List.Item key={kind}>
            {w.kinds[kind] ?? kind}: {number(n)}
          </List.Item>
        ))}
        <List.Item>
          {w.undoneRedirects}: {number(redirects)}
        </List.Item>
      </List>
      {stays.length > 0 && (
        <details open={stays.length <= 20}>
          <summary>
            {w.stays} ({number(stays.length)})
          </summary>
          <List size="sm">
            {stays.map(({ kind, id, name, reason }) => (
              <List.Item key={`${kind}:${id}`}>
                <bdi>{name}</bdi> · {w.reasons[reason]}
              </List.Item>
            ))}
          </List>
        </details>
      )}
    </div>
  )
}
