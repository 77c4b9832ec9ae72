/** Notices of a saved draft and of a scheduled layout. */
import { Alert, Button, Group } from '@mantine/core'
import { api } from '../api.ts'
import { useMessages } from '../messages.ts'
import { useFormatters } from '../ui/formatters.ts'
import { useProblemSentence } from '../ui/problems.ts'
import { toast } from '../ui/toast.ts'
import type { Layout, LayoutBlocks } from './layout.ts'
import { messages } from './messages.ts'

interface Props {
  layout: Layout
  /** Shows these blocks in the list. */
  open(blocks: LayoutBlocks): void
  reload(): void
}

export function Notices({ layout: { scope, draft, scheduled }, open, reload }: Props) {
  const w = useMessages(messages)
  const say = useProblemSentence()
  const { date } = useFormatters()
  const when = (at: string | null) => (at ? date(at, 'datetime') : '')
  const run = (what: Promise<unknown>) => what.then(reload, (problem) => toast(say(problem), 'failed'))
  return (
    <>
      {scheduled && (
        <Alert color={scheduled.shown ? 'red' : 'teal'} mb="md">
          <Group justify="space-between" gap="sm">
            <span>
              {scheduled.shown
                ? w.running(when(scheduled.until))
                : w.waiting(when(scheduled.from), when(scheduled.until))}
            </span>
            <Group gap="xs">
              {!scheduled.shown && (
                <Button variant="default" size="compact-sm" onClick={() => open(scheduled.blocks)}>
                  {w.openScheduled}
                </Button>
              )}
              <Button
                variant="default"
                size="compact-sm"
                onClick={() => void run(api.del('/layouts/{scope}/schedule', { params: { scope } }))}
              >
                {scheduled.shown ? w.endScheduled : w.cancelScheduled}
              </Button>
            </Group>
          </Group>
        </Alert>
      )}
      {draft && (
        <Alert color="yellow" mb="md">
          <Group justify="space-between" gap="sm">
            <span>{w.hasDraft}</span>
            <Group gap="xs">
              <Button variant="default" size="compact-sm" onClick={() => open(draft)}>
                {w.openDraft}
              </Button>
              <Button
                variant="default"
                size="compact-sm"
                onClick={() =>
                  void run(api.put('/layouts/{scope}', { params: { scope }, body: { blocks: null } }))
                }
              >
                {w.dropDraft}
              </Button>
            </Group>
          </Group>
        </Alert>
      )}
    </>
  )
}
