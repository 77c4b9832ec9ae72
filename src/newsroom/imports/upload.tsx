/** One uploaded archive: its files, a trial, what things become, and the import itself. */
import { Alert, Anchor, Badge, Button, Group, Progress, Stack, Text, Title } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { type AnswerOf, api } from '../api.ts'
import { useMessages } from '../messages.ts'
import { useConfirm } from '../ui/confirm.tsx'
import { useFormatters } from '../ui/formatters.ts'
import { FormSection } from '../ui/forms/form-section.tsx'
import { AnchorLink } from '../ui/links.tsx'
import { LoadingPage } from '../ui/loading-page.tsx'
import { Page } from '../ui/page.tsx'
import { useProblemSentence } from '../ui/problems.ts'
import { toast } from '../ui/toast.ts'
import { MappingForm } from './mapping-form.tsx'
import { messages } from './messages.ts'
import { ReportView } from './report.tsx'
import { UploadFiles } from './upload-files.tsx'

export type Upload = AnswerOf<'get', '/import-uploads/{id}'>

const isBusy = ({ state }: Upload) => state === 'trying' || state === 'importing'

export function UploadScreen() {
  const w = useMessages(messages)
  const { id } = useParams({ strict: false }) as { id: string }
  const { data, error, refetch } = useQuery({
    queryKey: ['imports', 'upload', Number(id)],
    queryFn: ({ signal }) => api.get('/import-uploads/{id}', { params: { id }, signal }),
    refetchInterval: ({ state }) => (state.data && isBusy(state.data) ? 1_500 : false),
  })
  if (!data) return <LoadingPage title={w.title} error={error} retry={() => void refetch()} />
  return <Shown upload={data} />
}

function Shown({ upload }: { upload: Upload }) {
  const w = useMessages(messages)
  const navigate = useNavigate()
  const queries = useQueryClient()
  const confirm = useConfirm()
  const say = useProblemSentence()
  const { id, state, trial } = upload
  const params = { id }
  const busy = isBusy(upload)
  const name = w.archiveOf(w.systems[upload.system])

  async function act(what: () => Promise<unknown>, done: string): Promise<boolean> {
    try {
      await what()
      toast(done)
      return true
    } catch (problem) {
      toast(say(problem), 'failed')
      return false
    } finally {
      await queries.invalidateQueries({ queryKey: ['imports'] })
    }
  }
  const run = async () => {
    if (await confirm({ title: w.startQuestion, description: w.startAnswer, action: w.start }))
      await act(() => api.post('/import-uploads/{id}/run', { params }), w.started)
  }
  const remove = async () => {
    const question = { title: w.removeTitle, description: w.removeDescription, action: w.remove }
    if (!(await confirm({ ...question, danger: true }))) return
    if (await act(() => api.del('/import-uploads/{id}', { params }), w.removed))
      void navigate({ to: '/newsroom/imports' })
  }
  const hasFiles = upload.files.length > 0
  return (
    <Page
      title={name}
      heading={
        <Group gap="sm">
          <Title order={1}>{name}</Title>
          <Badge variant="light">{w.states[state]}</Badge>
        </Group>
      }
      actions={
        <Button variant="default" disabled={busy} onClick={() => void remove()}>
          {w.remove}
        </Button>
      }
    >
      <Stack gap="xl" maw="48rem">
        {upload.problem && (
          <Alert color="red" title={w.cannotRead}>
            {upload.problem === 'failed' ? w.programFailed : <bdi dir="ltr">{upload.problem}</bdi>}
          </Alert>
        )}
        {busy && <Working upload={upload} />}
        <UploadFiles upload={upload} isLocked={busy} />
        {hasFiles && (
          <FormSection title={w.trial} detail={w.trialDetail}>
            <Group>
              <Button
                variant={trial ? 'default' : 'filled'}
                disabled={busy}
                onClick={() => void act(() => api.post('/import-uploads/{id}/trial', { params }), w.started)}
              >
                {trial ? w.tryAgain : w.try}
              </Button>
            </Group>
            {trial && <ReportView report={trial} isTrial />}
          </FormSection>
        )}
        {upload.mapping && (
          <MappingForm key={JSON.stringify(upload.mapping)} upload={upload} isLocked={busy} />
        )}
        {trial && (
          <FormSection title={w.run} detail={w.runDetail}>
            <Group>
              <Button disabled={busy} onClick={() => void run()}>
                {upload.runId ? w.startAgain : w.start}
              </Button>
              {upload.runId && (
                <Anchor component={AnchorLink} to={`/newsroom/import-runs/${upload.runId}`}>
                  {w.openRun}
                </Anchor>
              )}
            </Group>
          </FormSection>
        )}
      </Stack>
    </Page>
  )
}

/** How far the job is. */
export function Working({ upload: { progress } }: { upload: Pick<Upload, 'progress'> }) {
  const w = useMessages(messages)
  const { number } = useFormatters()
  const { phase, done = 0, total = 0 } = progress
  const named = phase === undefined ? w.waiting : (w.phases[phase] ?? phase)
  return (
    <Stack gap={4} role="status">
      <Text size="sm">
        {total > 0 ? w.progressOf(named, number(done), number(total)) : w.progress(named)}
      </Text>
      <Progress value={total > 0 ? (done / total) * 100 : 100} animated={total === 0} aria-label={named} />
    </Stack>
  )
}
