/** All entries of a coverage, newest first: unsent ones, all drafts, and published ones. */
import { Button, SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { api } from '../../api.ts'
import { useMessages } from '../../messages.ts'
import { useMe } from '../../session/me.ts'
import { useShortcut } from '../../ui/shortcuts.ts'
import { Empty, Failed, Loading } from '../../ui/states.tsx'
import type { DraftQueue, DraftQueueState } from '../composing/draft-queue.ts'
import { draftOf, type EntryDraft } from '../composing/entry-draft.ts'
import { messages } from '../console-messages.ts'
import { type Coverage, type Entry, takesNew } from '../coverage.ts'
import { EditRow } from './edit-row.tsx'
import classes from './entry.module.css'
import { EntryRow } from './entry-row.tsx'
import { Outbox } from './outbox.tsx'
import { useEntryActions } from './use-entry-actions.ts'
import { useLinkedEntry } from './use-linked-entry.ts'
import type { Timeline as Read } from './use-timeline.ts'
import { useWriters } from './use-writers.ts'

const filters = ['all', 'mine', 'drafts', 'key', 'unpublished'] as const
type Filter = (typeof filters)[number]

interface Props {
  coverage: Coverage
  read: Read
  queue: DraftQueue
  state: DraftQueueState
  /** The draft in the form above the timeline. */
  composed: EntryDraft
  mayPublish: boolean
  /** The entry that a link refers to. */
  asked: number | null
}

/** Deletions are only shown when they fail. */
const isToldOf = ({ intent, status }: EntryDraft) => intent?.kind !== 'discard' || status.kind === 'refused'

export function Timeline({ coverage, read, queue, state, composed, mayPublish, asked }: Props) {
  const w = useMessages(messages)
  const { staff } = useMe()
  const [filter, setFilter] = useState<Filter>('all')
  const rows = useRowKeys()
  const actions = useEntryActions(coverage.id, () => read.take(null))
  const unpublished = useUnpublished(coverage.id, filter === 'unpublished')

  async function open(entry: Entry) {
    const opened = await actions.open(entry, staff.id)
    if (opened) queue.add(draftOf(opened))
  }
  const isMine = ({ assignee, createdBy }: Entry) => assignee?.id === staff.id || createdBy?.id === staff.id
  const published = read.published.filter(({ state }) => state === 'published')
  const shown = {
    all: () => [...read.drafts, ...published],
    mine: () => [...read.drafts, ...published].filter(isMine),
    drafts: () => read.drafts,
    key: () => published.filter(({ flag, pinned }) => flag !== '' || pinned),
    unpublished: () => unpublished.data?.items ?? [],
  }[filter]()
  const under = new Map(
    state.drafts.filter(({ intent }) => intent === null).map((draft) => [draft.key, draft]),
  )
  const writers = useWriters(read.drafts, (key) => state.drafts.some((draft) => draft.key === key))
  const sent = state.drafts.filter(({ intent }) => intent !== null)
  const isSent = new Set(sent.map(({ key }) => key))
  // Drafts being edited whose entries are not shown: another filter, or unpublished meanwhile.
  const strays = [...under.values()].filter(
    ({ key, place }) => place === 'timeline' && !shown.some((entry) => entry.key === key),
  )
  const entries = shown.filter(({ key, state }) => state === 'published' || !isSent.has(key))
  const away = useLinkedEntry({ coverage, asked, rows, shown: read.isLoading ? null : entries })

  return (
    <section aria-label={w.timeline}>
      <SegmentedControl
        className={classes.filter!}
        aria-label={w.filter}
        size="sm"
        fullWidth
        value={filter}
        onChange={(value) => setFilter(value as Filter)}
        data={filters.map((value) => ({ value, label: w.filters[value] }))}
      />
      <Outbox queue={queue} drafts={sent.filter(isToldOf)} language={coverage.language} />
      {read.problem ? <Failed problem={read.problem} retry={read.retry} /> : null}
      {read.isLoading && <Loading lines={5} height={72} />}
      {!read.isLoading && !read.problem && entries.length === 0 && sent.length === 0 && (
        <Empty
          title={filter === 'all' ? w.nothing : w.nothingSuch}
          detail={filter === 'all' && mayPublish ? w.nothingDetail : undefined}
        />
      )}
      {strays.map((draft) => (
        <EditRow
          key={draft.key}
          {...{ queue, draft }}
          mayPublish={mayPublish && takesNew(coverage)}
          language={coverage.language}
        />
      ))}
      <div ref={rows} className={classes.entries}>
        {[...(away ? [away] : []), ...entries].map((entry) => {
          const draft = under.get(entry.key)
          return draft?.place === 'timeline' ? (
            <EditRow
              key={entry.id}
              {...{ queue, draft }}
              mayPublish={mayPublish && takesNew(coverage)}
              language={coverage.language}
            />
          ) : (
            <EntryRow
              key={entry.id}
              {...{ entry, actions, mayPublish }}
              coverageId={coverage.id}
              takesNew={takesNew(coverage)}
              language={coverage.language}
              address={coverage.address}
              writer={writers.get(entry.id)}
              isHere={composed.key === entry.key}
              edit={() => void open(entry)}
            />
          )
        })}
      </div>
      {read.hasOlder && filter !== 'drafts' && filter !== 'unpublished' && (
        <Button variant="default" mt="md" fullWidth loading={read.isLoadingOlder} onClick={read.loadOlder}>
          {w.older}
        </Button>
      )}
    </section>
  )
}

const useUnpublished = (coverageId: number, enabled: boolean) =>
  useQuery({
    queryKey: ['coverages', 'entries', coverageId, 'unpublished'],
    queryFn: ({ signal }) =>
      api.get('/coverages/{id}/entries', {
        params: { id: coverageId },
        query: { state: 'unpublished', count: 50 },
        signal,
      }),
    enabled,
    staleTime: 0,
  })

/** j and k move between entries; letter keys trigger the buttons of the focused entry. */
function useRowKeys() {
  const w = useMessages(messages)
  const rows = useRef<HTMLDivElement>(null)
  const chosen = () => document.activeElement?.closest('[data-entry]') ?? null
  function move(step: number) {
    const all = [...(rows.current?.querySelectorAll<HTMLElement>('[data-entry]') ?? [])]
    const at = all.indexOf(chosen() as HTMLElement)
    const to = all[at === -1 ? 0 : Math.min(Math.max(at + step, 0), all.length - 1)]
    to?.focus()
    to?.scrollIntoView({ block: 'nearest' })
  }
  const press = (action: string) => () =>
    chosen()?.querySelector<HTMLButtonElement>(`[data-do="${action}"]`)?.click()
  useShortcut('J', w.shortcuts.next, () => move(1))
  useShortcut('K', w.shortcuts.previous, () => move(-1))
  useShortcut('E', w.shortcuts.edit, press('edit'))
  useShortcut('P', w.shortcuts.pinEntry, press('pin'))
  useShortcut('W', w.shortcuts.unpublish, press('unpublish'))
  return rows
}
