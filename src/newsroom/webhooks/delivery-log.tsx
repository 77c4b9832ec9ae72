/** The messages sent to a webhook, newest first; each can be sent again. */
import { Badge, Button, Group, Text } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import type { Webhook, WebhookDelivery } from '../../contract/webhooks.ts'
import { api } from '../api.ts'
import { useMessages } from '../messages.ts'
import { useFormatters } from '../ui/formatters.ts'
import { FormSection } from '../ui/forms/form-section.tsx'
import classes from '../ui/lists/records.module.css'
import { Empty, Failed, Loading } from '../ui/states.tsx'
import { Time } from '../ui/time.tsx'
import { messages } from './messages.ts'
import { useWebhookAction } from './use-webhook-action.ts'

const colours: Record<WebhookDelivery['state'], string> = {
  ...{ waiting: 'blue', delivered: 'teal', failed: 'red', replaced: 'gray', discarded: 'gray' },
}

export function DeliveryLog({ webhookId, isOn }: { webhookId: number; isOn: boolean }) {
  const w = useMessages(messages)
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['webhooks', webhookId, 'deliveries'],
    queryFn: ({ signal, pageParam }) =>
      api.get('/webhooks/{id}/deliveries', {
        params: { id: webhookId },
        query: { limit: 20, ...(pageParam === null ? {} : { after: pageParam }) },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.after,
    refetchInterval: 5_000,
  })
  const rows = data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <FormSection title={w.log} detail={w.logDetail}>
      {error && <Failed problem={error} retry={() => void refetch()} />}
      {!data && !error && <Loading lines={4} />}
      {data && rows.length === 0 && <Empty title={w.logEmpty} />}
      {rows.length > 0 && (
        <ul className={classes.records} aria-label={w.log}>
          {rows.map((row) => (
            <Delivery key={row.id} webhookId={webhookId} row={row} isOn={isOn} />
          ))}
        </ul>
      )}
      {hasNextPage && (
        <Group>
          <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {w.older}
          </Button>
        </Group>
      )}
    </FormSection>
  )
}

function Delivery({ webhookId, row, isOn }: { webhookId: number; row: WebhookDelivery; isOn: boolean }) {
  const w = useMessages(messages)
  const formatters = useFormatters()
  const act = useWebhookAction()
  const nameOf = (event: string) => w.eventNames[event as Webhook['events'][number]] ?? w.testEvent
  const what = row.itemKind === 'test' ? w.testEvent : `${nameOf(row.event)} · ${w.number(row.itemId)}`
  const facts = [
    row.replayOf && w.isReplay,
    row.sentEvent && w.sentAs(nameOf(row.sentEvent)),
    row.status && w.answered(row.status),
    row.error && row.error !== 'status' && (w.errors[row.error] ?? `${w.unreachable} (${row.error})`),
    row.attempts > 1 && formatters.count(row.attempts, w.attempts),
  ].filter((one) => typeof one === 'string')
  const replay = () =>
    act(
      () =>
        api.post('/webhooks/{id}/deliveries/{delivery}/replay', {
          params: { id: webhookId, delivery: row.id },
        }),
      w.replayed,
    )
  return (
    <li className={classes.record}>
      <div className={classes.words}>
        <b>{what}</b>
        <span>
          <Time at={row.attemptedAt ?? row.createdAt} shape="datetime" />
          {facts.map((fact) => (
            <span key={fact}> · {fact}</span>
          ))}
        </span>
        {row.state === 'waiting' && row.attempts > 0 && (
          <Text component="span" size="sm">
            {w.next} <Time at={row.nextAt} shape="datetime" />
          </Text>
        )}
      </div>
      <Badge variant="light" color={colours[row.state]}>
        {w.states[row.state]}
      </Badge>
      {isOn && row.state !== 'waiting' && (
        <Button
          size="compact-sm"
          variant="light"
          title={w.replayHint}
          aria-label={w.replayName(what)}
          onClick={() => void replay()}
        >
          {w.replay}
        </Button>
      )}
    </li>
  )
}
