import { Group } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { maxCounted } from '../../contract/terms.ts'
import { defineMessages, useMessages } from '../messages.ts'
import { useMe } from '../session/me.ts'
import { useFormatters } from '../ui/formatters.ts'
import { AnchorLink } from '../ui/links.tsx'
import { type Counts, countsQuery, type Queue } from './comment.ts'

const messages = defineMessages({
  ar: {
    held: { one: 'تعليق واحد ينتظر', two: 'تعليقان ينتظران', few: 'تعليقات تنتظر', other: 'تعليقًا ينتظر' },
    reported: {
      ...{ one: 'تعليق واحد أبلغ عنه القراء', two: 'تعليقان أبلغ عنهما القراء' },
      ...{ few: 'تعليقات أبلغ عنها القراء', other: 'تعليقًا أبلغ عنه القراء' },
    },
    appeals: { one: 'اعتراض واحد', two: 'اعتراضان', few: 'اعتراضات', other: 'اعتراضًا' },
    many: 'أكثر من ألف تعليق ينتظر',
  },
  en: {
    held: { one: 'comment waits', two: 'comments wait', few: 'comments wait', other: 'comments wait' },
    reported: {
      ...{ one: 'comment was reported', two: 'comments were reported' },
      ...{ few: 'comments were reported', other: 'comments were reported' },
    },
    appeals: { one: 'appeal', two: 'appeals', few: 'appeals', other: 'appeals' },
    many: 'More than a thousand comments wait',
  },
})

const queues: (Queue & keyof Counts)[] = ['held', 'reported', 'appeals']

/** For moderators: the number of waiting comments, with a link. */
export function WaitingNotice() {
  const w = useMessages(messages)
  const me = useMe()
  const formatters = useFormatters()
  const { data } = useQuery({ ...countsQuery, enabled: me.may('moderate') })
  const waiting = queues.filter((queue) => data && data[queue] > 0)
  if (!data || waiting.length === 0) return null
  return (
    <Group gap="lg" mb="md">
      {waiting.map((queue) => (
        <AnchorLink key={queue} to="/newsroom/comments" search={{ queue } as never} size="sm" fw={700}>
          {data[queue] >= maxCounted ? w.many : formatters.count(data[queue], w[queue])}
        </AnchorLink>
      ))}
    </Group>
  )
}
