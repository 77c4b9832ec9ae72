/** For administrators: webhooks switched off after failures; hidden when there are none. */
import { Alert, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { api } from '../api.ts'
import { defineMessages, useMessages } from '../messages.ts'
import { useMe } from '../session/me.ts'
import { AnchorLink } from '../ui/links.tsx'
import { Time } from '../ui/time.tsx'

const messages = defineMessages({
  ar: {
    title: 'أُوقفت إشعارات ويب',
    failures: 'لم يستقبل شيئًا خمسة أيام فأُوقف',
    gone: 'ردّ بأنه أُلغي فأُوقف',
  },
  en: {
    title: 'Webhooks were switched off',
    failures: 'accepted nothing for five days and was switched off',
    gone: 'answered that it is gone and was switched off',
  },
})

export function WebhooksOff() {
  const w = useMessages(messages)
  const me = useMe()
  const { data } = useQuery({
    queryKey: ['webhooks'],
    queryFn: ({ signal }) => api.get('/webhooks', { signal }),
    enabled: me.may('administer'),
    refetchInterval: 60_000,
  })
  const off = data?.items.filter((one) => one.disabledAt && one.disabledBecause !== 'staff') ?? []
  if (off.length === 0) return null
  return (
    <Alert color="gray" title={w.title} mb="md">
      {off.map((one) => (
        <Text key={one.id} size="sm">
          <AnchorLink to={`/newsroom/webhooks/${one.id}`}>
            <bdi>{one.description || one.url}</bdi>
          </AnchorLink>{' '}
          {one.disabledBecause === 'gone' ? w.gone : w.failures} <Time at={one.disabledAt!} />
        </Text>
      ))}
    </Alert>
  )
}
