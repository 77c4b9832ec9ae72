/** The list of webhooks; the secret of a new one is shown once. */
import { Badge, Button, Stack } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { Webhook } from '../../contract/webhooks.ts'
import { api } from '../api.ts'
import { useMessages } from '../messages.ts'
import { EditDrawer } from '../ui/forms/edit-drawer.tsx'
import { useForm } from '../ui/forms/form.ts'
import { FormFoot } from '../ui/forms/form-foot.tsx'
import { FormNotice } from '../ui/forms/form-notice.tsx'
import { useOpened } from '../ui/forms/opened.ts'
import { Row, Rows } from '../ui/lists/rows.tsx'
import { messages as kit } from '../ui/messages.ts'
import { Page } from '../ui/page.tsx'
import { Secret } from '../ui/secret.tsx'
import { Empty, Failed, Loading } from '../ui/states.tsx'
import { WebhookFields, type WebhookValues } from './fields.tsx'
import { messages } from './messages.ts'

export function WebhooksScreen() {
  const w = useMessages(messages)
  const navigate = useNavigate()
  const [opened, open] = useOpened()
  const { data, error, refetch } = useQuery({
    queryKey: ['webhooks'],
    queryFn: ({ signal }) => api.get('/webhooks', { signal }),
    refetchInterval: 30_000,
  })
  return (
    <Page title={w.title} actions={<Button onClick={() => open('new')}>{w.add}</Button>}>
      {error && <Failed problem={error} retry={() => void refetch()} />}
      {!data && !error && <Loading lines={4} />}
      {data?.items.length === 0 && <Empty title={w.empty} detail={w.emptyDetail} />}
      {data && data.items.length > 0 && (
        <Rows label={w.title}>
          {data.items.map((one) => (
            <Row
              key={one.id}
              name={<bdi>{one.description || one.url}</bdi>}
              detail={one.description ? <bdi dir="ltr">{one.url}</bdi> : undefined}
              end={<StateBadge webhook={one} />}
              open={() => void navigate({ to: `/newsroom/webhooks/${one.id}` })}
              opens={w.open(one.description || one.url)}
            />
          ))}
        </Rows>
      )}
      <EditDrawer title={w.add} isOpen={opened === 'new'} close={() => open(null)}>
        {opened === 'new' && <NewWebhook close={() => open(null)} />}
      </EditDrawer>
    </Page>
  )
}

export function StateBadge({ webhook }: { webhook: Webhook }) {
  const w = useMessages(messages)
  if (webhook.disabledAt)
    return (
      <Badge variant="light" color="gray">
        {w.off}
      </Badge>
    )
  return (
    <Badge variant="light" color={webhook.failingSince ? 'red' : 'teal'}>
      {webhook.failingSince ? w.failing : w.on}
    </Badge>
  )
}

function NewWebhook({ close }: { close(): void }) {
  const w = useMessages(messages)
  const { done } = useMessages(kit)
  const queries = useQueryClient()
  const [secret, setSecret] = useState('')
  const form = useForm<WebhookValues>({
    start: { url: '', description: '', events: [] },
    own: { url: w.urlRequired, events: w.eventsRequired },
    async save(values) {
      setSecret((await api.post('/webhooks', { body: values })).secret)
    },
    done: () => void queries.invalidateQueries({ queryKey: ['webhooks'] }),
  })
  if (secret)
    return (
      <Stack gap="md">
        <Secret title={w.secret} description={w.once} value={secret} copy={w.copy} />
        <Button variant="default" onClick={close}>
          {done}
        </Button>
      </Stack>
    )
  return (
    <form onSubmit={(event) => void form.submit(event)} noValidate>
      <Stack gap="md">
        <FormNotice form={form as never} />
        <WebhookFields form={form} />
        <FormFoot form={form as never} description={w.saveDescription} action={w.create} />
      </Stack>
    </form>
  )
}
