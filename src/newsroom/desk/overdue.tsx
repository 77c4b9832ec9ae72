/** Scheduled tasks that failed, shown to all staff; hidden when there are none. */
import { Alert, Button, Group, Text } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import type { Overdue as Row } from '../../contract/desk.ts'
import { api } from '../api.ts'
import { useMessages } from '../messages.ts'
import { useMe } from '../session/me.ts'
import { useFormatters } from '../ui/formatters.ts'
import { AnchorLink } from '../ui/links.tsx'
import { useProblemSentence } from '../ui/problems.ts'
import { toast } from '../ui/toast.ts'
import { messages } from './messages.ts'

export function Overdue({ rows }: { rows: Row[] }) {
  const w = useMessages(messages)
  const me = useMe()
  const formatters = useFormatters()
  const say = useProblemSentence()
  const queries = useQueryClient()
  if (rows.length === 0) return null

  async function retry(key: string) {
    try {
      await api.post('/jobs/overdue/retry', { body: { key } })
      toast(w.jobTriedAgain, 'done')
    } catch (problem) {
      toast(say(problem), 'failed')
    } finally {
      await queries.invalidateQueries({ queryKey: ['articles'] })
    }
  }

  return (
    <Alert color="red" title={w.overdue} mb="md" data-place="overdue">
      {rows.map((row) => (
        <Group key={row.key} gap="xs" mt={6} justify="space-between" wrap="nowrap" align="start">
          <div>
            <Text size="sm" fw={700}>
              {w.momentNames[row.timer] ?? w.momentUnknown}
              {row.article && (
                <>
                  {': '}
                  <AnchorLink to={`/newsroom/articles/${row.article.id}`} c="inherit" td="underline">
                    <bdi>{row.article.headline || w.untitled}</bdi>
                  </AnchorLink>
                </>
              )}
            </Text>
            <Text size="sm">
              {row.article
                ? w.dueAt(formatters.date(row.since, 'datetime'))
                : w.failsSince(formatters.date(row.since, 'datetime'))}
              {row.attempts > 0 && ` · ${formatters.count(row.attempts, w.tries)}`}
              {row.nextAt && row.attempts > 0 && ` · ${w.triedNext(formatters.date(row.nextAt, 'datetime'))}`}
            </Text>
            {row.error && (
              <Text size="xs">
                <bdi dir="ltr">{row.error}</bdi>
              </Text>
            )}
          </div>
          {me.may('publish') && row.attempts > 0 && (
            <Button
              size="compact-sm"
              variant="default"
              style={{ flex: 'none' }}
              onClick={() => void retry(row.key)}
            >
              {w.jobRetry}
            </Button>
          )}
        </Group>
      ))}
    </Alert>
  )
}
