/** A value other than prose, before and after. */
import { Text } from '@mantine/core'
import { useMessages } from '../messages.ts'
import { messages } from './messages.ts'

interface Props {
  from: string
  to: string
  fromLabel?: string
  toLabel?: string
}

export function FromTo({ from, to, fromLabel, toLabel }: Props) {
  const w = useMessages(messages)
  return (
    <Text size="sm">
      {fromLabel ?? w.from}: <bdi>{from || '—'}</bdi> · {toLabel ?? w.to}: <bdi>{to || '—'}</bdi>
    </Text>
  )
}
