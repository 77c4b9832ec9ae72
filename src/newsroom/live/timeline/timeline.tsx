/** All entries of a coverage, the newest first: what is on its way, everybody's drafts, what readers see. */
import { Button, SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { api } from '../../api.ts'
import { useMe } from '../../shell/me.ts'
import { useShortcut } from '../../shell/shortcuts.ts'
import { Empty, Failed, Loading } from '../../shell/states.tsx'
import { useWords } from '../../words.ts'
import type { Desk, DeskState } from '../composing/desk.ts'
import { type Piece, pieceOf } from '../composing/piece.ts'
import { words } from '../console-words.ts'
import { type Coverage, type Entry, takesNew } from '../coverage.ts'
import { EditRow } from './edit-row.tsx'
import classes from './entry.module.css'
import { EntryRow } from './entry-row.tsx'
import { Outbox } from './outbox.tsx'
import { useAsked } from './use-asked.ts'
import { useDeeds } from './use-deeds.ts'
import type { Timeline as Read } from './use-timeline.ts'
import { useWriters } from './use-writers.ts'

const filters = ['all', 'mine', 'drafts', 'key', 'withdrawn'] as const
type Filter = (typeof filters)[number]

interface Props {
  coverage: Coverage
  read: Read
  desk: Desk
  state: DeskState
  /** What is under the pen above the timeline. */
  composed: Piece
  mayPublish: boolean
  /** The entry that a link led to. */
  asked: number | null
}

/** What is thrown away goes without a word, unless it can't. */
const isToldOf = ({ wish, status }: Piece) => wish?.kind !== 'discard' || status.kind === 'refused'

export function Timeline({ coverage, read, desk, state, composed, mayPublish, asked }: Props) {
  const w = useWords(words)
  const { staff } = useMe()
  const [filter, setFilter] = useState<Filter>('all')
  const rows = useRowKeys()
  const deeds = useDeeds(coverage.id, () => read.take(null))
  const withdrawn = useWithdrawn(coverage.id, filter === 'withdrawn')

  async function open(entry: Entry) {
    const opened = await deeds.open(entry, staff.id)
    if (opened) desk.add(pieceOf(opened))
  }
  const isMine = ({ holder, createdBy }: Entry) => holder?.id === staff.id || createdBy?.id === staff.id
  const published = read.published.filter(({ state }) => state === 'published')
  const shown = {
    all: () => [...read.drafts, ...published],
    mine: () => [...read.drafts, ...published].filter(isMine),
    drafts: () => read.drafts,
    key: () => published.filter(({ mark, pinned }) => mark !== '' || pinned),
    withdrawn: () => withdrawn.data?.items ?? [],
  }[filter]()
  const under = new Map(state.pieces.filter(({ wish }) => wish === null).map((piece) => [piece.key, piece]))
  const writers = useWriters(read.drafts, (key) => state.pieces.some((piece) => piece.key === key))
  const sent = state.pieces.filter(({ wish }) => wish !== null)
  const isSent = new Set(sent.map(({ key }) => key))
  // Under the pen, and not among what shows: another filter, or withdrawn meanwhile.
  const strays = [...under.values()].filter(
    ({ key, place }) => place === 'timeline' && !shown.some((entry) => entry.key === key),
  )
  const entries = shown.filter(({ key, state }) => state === 'published' || !isSent.has(key))
  const away = useAsked({ coverage, asked, rows, shown: read.isLoading ? null : entries })

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
      <Outbox desk={desk} pieces={sent.filter(isToldOf)} language={coverage.language} />
      {read.problem ? <Failed problem={read.problem} retry={read.retry} /> : null}
      {read.isLoading && <Loading lines={5} height={72} />}
      {!read.isLoading && !read.problem && entries.length === 0 && sent.length === 0 && (
        <Empty
          title={filter === 'all' ? w.nothing : w.nothingSuch}
          detail={filter === 'all' && mayPublish ? w.nothingDetail : undefined}
        />
      )}
      {strays.map((piece) => (
        <EditRow
          key={piece.key}
          {...{ desk, piece }}
          mayPublish={mayPublish && takesNew(coverage)}
          language={coverage.language}
        />
      ))}
      <div ref={rows} className={classes.entries}>
        {[...(away ? [away] : []), ...entries].map((entry) => {
          const piece = under.get(entry.key)
          return piece?.place === 'timeline' ? (
            <EditRow
              key={entry.id}
              {...{ desk, piece }}
              mayPublish={mayPublish && takesNew(coverage)}
              language={coverage.language}
            />
          ) : (
            <EntryRow
              key={entry.id}
              {...{ entry, deeds, mayPublish }}
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
      {read.hasOlder && filter !== 'drafts' && filter !== 'withdrawn' && (
        <Button variant="default" mt="md" fullWidth loading={read.isLoadingOlder} onClick={read.loadOlder}>
          {w.older}
        </Button>
      )}
    </section>
  )
}

const useWithdrawn = (coverageId: number, enabled: boolean) =>
  useQuery({
    queryKey: ['coverages', 'entries', coverageId, 'withdrawn'],
    queryFn: ({ signal }) =>
      api.get<{ items: Entry[] }>(
        `/coverages/${coverageId}/entries`,
        { state: 'withdrawn', count: 50 },
        signal,
      ),
    enabled,
    staleTime: 0,
  })

/** From entry to entry by j and k; a letter does to the one with the focus what its button does. */
function useRowKeys() {
  const w = useWords(words)
  const rows = useRef<HTMLDivElement>(null)
  const chosen = () => document.activeElement?.closest('[data-entry]') ?? null
  function move(step: number) {
    const all = [...(rows.current?.querySelectorAll<HTMLElement>('[data-entry]') ?? [])]
    const at = all.indexOf(chosen() as HTMLElement)
    const to = all[at === -1 ? 0 : Math.min(Math.max(at + step, 0), all.length - 1)]
    to?.focus()
    to?.scrollIntoView({ block: 'nearest' })
  }
  const press = (deed: string) => () =>
    chosen()?.querySelector<HTMLButtonElement>(`[data-do="${deed}"]`)?.click()
  useShortcut('J', w.shortcuts.next, () => move(1))
  useShortcut('K', w.shortcuts.previous, () => move(-1))
  useShortcut('E', w.shortcuts.edit, press('edit'))
  useShortcut('P', w.shortcuts.pinEntry, press('pin'))
  useShortcut('W', w.shortcuts.withdraw, press('withdraw'))
  return rows
}
