/**
 * The channel screen: the current programme, the guide of the coming days, the weekly plan, and the channel's
 * settings.
 */
import { Paper, Tabs, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { api } from '../api.ts'
import { useMessages } from '../messages.ts'
import { useFormatters } from '../ui/formatters.ts'
import { Page } from '../ui/page.tsx'
import { Empty, Failed, Loading } from '../ui/states.tsx'
import { ChannelForm } from './channel-form.tsx'
import { Days } from './days.tsx'
import { messages } from './messages.ts'
import type { DaySlot } from './slots.ts'
import { WeekScreen } from './week-editor.tsx'

export interface Channel {
  id: number
  name: string
  description: string
  streamUrl: string
  mediaId: number | null
  /** Whether its stream is running. */
  onAir: boolean
  version: number
}

interface Answer {
  channel: Channel | null
  now: DaySlot | null
  next: DaySlot[]
}

export function ChannelScreen() {
  const w = useMessages(messages)
  const { data, error, refetch } = useQuery({
    queryKey: ['channel', 'now'],
    queryFn: () => api.get('/channel'),
    refetchInterval: 10_000,
  })
  return (
    <Page title={w.title}>
      {error && !data && <Failed problem={error} retry={() => void refetch()} />}
      {!data && !error && <Loading />}
      {data && !data.channel && (
        <>
          <Empty title={w.none} detail={w.noneDetail} />
          <ChannelForm channel={null} />
        </>
      )}
      {data?.channel && (
        <>
          <OnAir channel={data.channel} now={data.now} next={data.next} />
          <Tabs defaultValue="days" keepMounted={false} mt="md">
            <Tabs.List mb="md">
              <Tabs.Tab value="days">{w.tabs.days}</Tabs.Tab>
              <Tabs.Tab value="week">{w.tabs.week}</Tabs.Tab>
              <Tabs.Tab value="channel">{w.tabs.channel}</Tabs.Tab>
            </Tabs.List>
            <Tabs.Panel value="days">
              <Days channelId={data.channel.id} />
            </Tabs.Panel>
            <Tabs.Panel value="week">
              <WeekScreen channelId={data.channel.id} />
            </Tabs.Panel>
            <Tabs.Panel value="channel">
              <ChannelForm key={data.channel.version} channel={data.channel} />
            </Tabs.Panel>
          </Tabs>
        </>
      )}
    </Page>
  )
}

function OnAir({ channel, now, next }: { channel: Channel } & Pick<Answer, 'now' | 'next'>) {
  const w = useMessages(messages)
  const { date } = useFormatters()
  const [after] = next
  return (
    <Paper withBorder p="sm" role="status">
      <Text size="sm" c={channel.onAir ? 'red' : 'dimmed'} fw={700}>
        {channel.onAir ? w.streamRuns : channel.streamUrl ? w.streamStands : w.streamNone}
      </Text>
      {now ? (
        <Text>
          <Text span fw={700}>
            {w.now}
          </Text>{' '}
          <b>{now.title}</b> {w.until} {date(now.endsAt, 'time')}
        </Text>
      ) : (
        <Text c="dimmed">{w.nothingOn}</Text>
      )}
      {after && (
        <Text size="sm" c="dimmed">
          {w.next} {date(after.startsAt, 'time')}: {after.title}
        </Text>
      )}
    </Paper>
  )
}
