/**
 * For administrators: the reason why sending is paused, the waiting messages, and the possible decisions.
 * Hidden otherwise.
 */
import { Alert, Button, Group, List, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { alone } from '../../language/bidi.ts'
import { api } from '../api.ts'
import { useMessages } from '../messages.ts'
import { useMe } from '../session/me.ts'
import { useConfirm } from '../ui/confirm.tsx'
import { useFormatters } from '../ui/formatters.ts'
import { useProblemSentence } from '../ui/problems.ts'
import { toast } from '../ui/toast.ts'
import { heldMessages } from './held-messages.ts'

export function HeldOutgoingNotice() {
  const w = useMessages(heldMessages)
  const me = useMe()
  const formatters = useFormatters()
  const confirm = useConfirm()
  const say = useProblemSentence()
  const { data, refetch } = useQuery({
    queryKey: ['outgoing'],
    queryFn: ({ signal }) => api.get('/outgoing', { signal }),
    enabled: me.may('administer'),
    refetchInterval: 60_000,
  })
  if (!data?.heldSince) return null
  const some = data.queued.length > 0

  async function release(queued: 'send' | 'discard', action: string, description: string) {
    if (some && !(await confirm({ title: action, description, action, danger: true }))) return
    try {
      await api.post('/outgoing/release', { body: { queued } })
      toast(w.resumed, 'done')
    } catch (problem) {
      toast(say(problem), 'failed')
    } finally {
      await refetch()
    }
  }

  return (
    <Alert color="orange" title={w.title} mb="md" data-place="held">
      <Text size="sm">
        {data.heldBecause === 'restore'
          ? w.afterRestore
          : w.otherAddress(alone(data.siteUrl ?? ''), alone(data.presentUrl))}
      </Text>
      <Text size="sm" mt="xs">
        {some ? w.queued : w.nothing}
      </Text>
      {some && (
        <List size="sm">
          {data.queued.map(({ name, count, oldest }) => (
            <List.Item key={name}>
              {w.kinds[name] ?? alone(name)}: {formatters.number(count)} (
              {w.since(formatters.date(oldest, 'datetime'))})
            </List.Item>
          ))}
        </List>
      )}
      <Group gap="xs" mt="sm">
        {some && (
          <Button size="compact-sm" onClick={() => void release('discard', w.discard, w.discardAsk)}>
            {w.discard}
          </Button>
        )}
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => void release('send', some ? w.resume : w.resumeEmpty, w.resumeAsk)}
        >
          {some ? w.resume : w.resumeEmpty}
        </Button>
      </Group>
    </Alert>
  )
}
