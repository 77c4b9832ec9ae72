/** The list of webhooks; the secret of a new one is shown once. */

import { Badge } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { Webhook } from '../../contract/webhooks.ts'
import { api } from '../api.ts'
import { useMessages } from '../messages.ts'
import { EditDrawer } from '../ui/forms/edit-drawer.tsx'
import { useForm } from '../ui/forms/form.ts'
import { FormFoot } from '../ui/forms/form-foot.tsx'
import { FormWithSecret } from '../ui/forms/form-with-secret.tsx'
import { useOpened } from '../ui/forms/opened.ts'
import { ListPage } from '../ui/lists/list-page.tsx'
import { Row, Rows } from '../ui/lists/rows.tsx'
import { Secret } from '../ui/secret.tsx'
import { WebhookFields, type WebhookValues } from './fields.tsx'
import { messages } from './messages.ts'

export function WebhooksScreen() {
  const w = useMessages(messages)
  const navigate = useNavigate()
  const [opened, open] = useOpened()
  const list = useQuery({
    queryKey: ['webhooks'],
    queryFn: ({ signal }) => api.get('/webhooks', { signal }),
    refetchInterval: 30_000,
  })
  return (
    <>
      <ListPage w={w} list={list} add={() => open('new')}>
        {(items) => (
          <Rows label={w.title}>
            {items.map((one) => (
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
      </ListPage>
      <EditDrawer title={w.add} isOpen={opened === 'new'} close={() => open(null)}>
        {opened === 'new' && <NewWebhook close={() => open(null)} />}
      </EditDrawer>
    </>
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
  return (
    <FormWithSecret
      form={form}
      secret={secret !== '' && <Secret title={w.secret} description={w.once} value={secret} copy={w.copy} />}
      close={close}
    >
      <WebhookFields form={form} />
      <FormFoot form={form as never} description={w.saveDescription} action={w.create} />
    </FormWithSecret>
  )
}
