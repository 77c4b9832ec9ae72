/** The moderation screen: one comment in focus, full keyboard control, the next comment preloaded. */
import { SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { maxCounted } from '../../contract/terms.ts'
import { useMessages } from '../messages.ts'
import { useFormatters } from '../ui/formatters.ts'
import { Page } from '../ui/page.tsx'
import '../ui/state-colours.css'
import { Bans } from './bans.tsx'
import { countsQuery, type Queue } from './comment.ts'
import classes from './comments.module.css'
import { Filters } from './filters.tsx'
import { messages } from './messages.ts'
import type { CommentParameters } from './parameters.ts'
import { Working } from './working.tsx'

const queues: Queue[] = ['held', 'reported', 'appeals', 'decided']

export function CommentsScreen() {
  const w = useMessages(messages)
  const formatters = useFormatters()
  const asked = useSearch({ strict: false }) as CommentParameters
  const navigate = useNavigate()
  const { data: counts } = useQuery(countsQuery)
  const tab = asked.queue ?? 'held'
  const filter = {
    queue: tab === 'bans' ? ('held' as const) : tab,
    ...{ sectionId: asked.section ?? null, articleId: asked.article ?? null, readerId: asked.reader ?? null },
    q: asked.q ?? '',
  }
  const change = (next: CommentParameters) => void navigate({ to: '.', search: next as never })
  const labelOf = (queue: Queue) => {
    const n = queue === 'decided' ? 0 : (counts?.[queue] ?? 0)
    if (n === 0) return w.queues[queue]
    const said = n >= maxCounted ? w.many(formatters.number(maxCounted)) : formatters.number(n)
    return `${w.queues[queue]} (${said})`
  }
  return (
    <Page title={w.title}>
      <div className={classes.choices}>
        <SegmentedControl
          className={classes.queues}
          value={tab}
          onChange={(queue) =>
            change({ ...asked, comment: undefined, queue: queue as CommentParameters['queue'] })
          }
          data={[
            ...queues.map((value) => ({ value, label: labelOf(value) })),
            { value: 'bans', label: w.bans },
          ]}
        />
        {tab !== 'bans' && <Filters asked={asked} change={change} />}
      </div>
      {tab === 'bans' ? (
        <Bans />
      ) : (
        <Working key={JSON.stringify(filter)} filter={filter} opened={asked.comment ?? null} />
      )}
    </Page>
  )
}
