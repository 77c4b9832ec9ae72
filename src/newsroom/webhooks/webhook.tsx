/** A webhook: the state of its deliveries, its settings, its secret, and the log with replay. */
import { Alert, Button, Group, Stack, Text, Title } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { Webhook } from '../../contract/webhooks.ts'
import { ApiProblem, api } from '../api.ts'
import { useMessages } from '../messages.ts'
import { useConfirm } from '../ui/confirm.tsx'
import { DeleteButton } from '../ui/forms/delete-button.tsx'
import { useForm } from '../ui/forms/form.ts'
import { FormNotice } from '../ui/forms/form-notice.tsx'
import { FormSection } from '../ui/forms/form-section.tsx'
import { messages as common } from '../ui/forms/messages.ts'
import { Page } from '../ui/page.tsx'
import { Secret } from '../ui/secret.tsx'
import { Failed, Loading } from '../ui/states.tsx'
import { Time } from '../ui/time.tsx'
import { DeliveryLog } from './delivery-log.tsx'
import { WebhookFields, type WebhookValues } from './fields.tsx'
import { messages } from './messages.ts'
import { ReplayFailed } from './replay-failed.tsx'
import { useWebhookAction } from './use-webhook-action.ts'
import { StateBadge } from './webhooks.tsx'

export function WebhookScreen() {
  const w = useMessages(messages)
  const { id } = useParams({ strict: false }) as { id: string }
  const { data, error, refetch } = useQuery({
    queryKey: ['webhooks'],
    queryFn: ({ signal }) => api.get('/webhooks', { signal }),
    refetchInterval: 10_000,
  })
  const webhook = data?.items.find((one) => String(one.id) === id)
  if (webhook) return <Shown key={webhook.id} webhook={webhook} />
  const notFound = data && new ApiProblem(404, {})
  return (
    <Page title={w.title}>
      {(error ?? notFound) ? (
        <Failed problem={error ?? notFound} retry={() => void refetch()} />
      ) : (
        <Loading />
      )}
    </Page>
  )
}

function Shown({ webhook }: { webhook: Webhook }) {
  const w = useMessages(messages)
  const navigate = useNavigate()
  const queries = useQueryClient()
  const act = useWebhookAction()
  const confirm = useConfirm()
  const [secret, setSecret] = useState('')
  const { id, url, description, events } = webhook
  const params = { id }
  const name = description || url
  const isOn = webhook.disabledAt === null

  const turn = async (enabled: boolean) => {
    const question = { title: w.offTitle, description: w.offDescription, action: w.switchOff }
    if (!enabled && !(await confirm(question))) return
    const body = { url, description, events, enabled }
    await act(() => api.put('/webhooks/{id}', { params, body }), enabled ? w.switchedOn : w.switchedOff)
  }
  const rotate = async () => {
    const question = { title: w.rotateTitle, description: w.rotateDescription, action: w.rotate }
    if (!(await confirm(question))) return
    await act(async () => setSecret((await api.post('/webhooks/{id}/secret', { params })).secret))
  }
  return (
    <Page
      title={name}
      heading={
        <Group gap="sm">
          <Title order={1}>
            <bdi>{name}</bdi>
          </Title>
          <StateBadge webhook={webhook} />
        </Group>
      }
      actions={
        <>
          <Button variant="default" onClick={() => void turn(!isOn)}>
            {isOn ? w.switchOff : w.switchOn}
          </Button>
          {isOn && (
            <Button onClick={() => void act(() => api.post('/webhooks/{id}/test', { params }), w.tested)}>
              {w.test}
            </Button>
          )}
        </>
      }
    >
      <Stack gap="xl" maw="46rem">
        <Condition webhook={webhook} />
        {isOn && <ReplayFailed webhookId={id} since={webhook.failingSince} />}
        <DeliveryLog webhookId={id} isOn={isOn} />
        <Settings webhook={webhook} />
        <FormSection title={w.secret} detail={w.rotateDescription}>
          {secret && <Secret title={w.secret} description={w.once} value={secret} copy={w.copy} />}
          <Group gap="sm">
            <Button variant="default" onClick={() => void rotate()}>
              {w.rotate}
            </Button>
            <DeleteButton
              path="/webhooks"
              id={id}
              name={name}
              title={w.deleteTitle}
              description={w.deleteDescription}
              merges={false}
              done={() => {
                void queries.invalidateQueries({ queryKey: ['webhooks'] })
                void navigate({ to: '/newsroom/webhooks' })
              }}
            />
          </Group>
          {webhook.previousSecretUntil && new Date(webhook.previousSecretUntil) > new Date() && (
            <Text size="sm">
              {w.overlaps} <Time at={webhook.previousSecretUntil} shape="datetime" />
            </Text>
          )}
        </FormSection>
      </Stack>
    </Page>
  )
}

function Condition({ webhook }: { webhook: Webhook }) {
  const w = useMessages(messages)
  const { disabledAt, disabledBecause, failingSince, deliveredAt } = webhook
  if (disabledAt)
    return (
      <Alert color="gray" title={w.offBecause[disabledBecause ?? 'staff']}>
        <Time at={disabledAt} shape="datetime" />
      </Alert>
    )
  if (failingSince)
    return (
      <Alert color="red">
        {w.failingSince} <Time at={failingSince} shape="datetime" />. {w.failingDetail}
      </Alert>
    )
  return (
    <Text size="sm" c="dimmed">
      {deliveredAt ? (
        <>
          {w.lastDelivered} <Time at={deliveredAt} />
        </>
      ) : (
        w.neverDelivered
      )}
    </Text>
  )
}

function Settings({ webhook }: { webhook: Webhook }) {
  const w = useMessages(messages)
  const { save } = useMessages(common)
  const queries = useQueryClient()
  const { id, url, description, events } = webhook
  const form = useForm<WebhookValues>({
    start: { url, description, events },
    own: { url: w.urlRequired, events: w.eventsRequired },
    save: (values) =>
      api.put('/webhooks/{id}', {
        params: { id },
        body: { ...values, enabled: webhook.disabledAt === null },
      }),
    done: () => void queries.invalidateQueries({ queryKey: ['webhooks'] }),
  })
  return (
    <FormSection title={w.settings}>
      <form onSubmit={(event) => void form.submit(event)} noValidate>
        <Stack gap="md">
          <FormNotice form={form as never} />
          <WebhookFields form={form} />
          <Text size="sm" c="dimmed">
            {w.saveDescription}
          </Text>
          <Group>
            <Button type="submit" loading={form.isSaving} disabled={!form.isDirty}>
              {save}
            </Button>
          </Group>
        </Stack>
      </form>
    </FormSection>
  )
}
