/** The audit log: who did what to which thing, and when. */
import { Anchor, Button, Select } from '@mantine/core'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { api } from '../api.ts'
import { defineMessages, useMessages } from '../messages.ts'
import { useActorName } from '../session/actors.ts'
import { useFormatters } from '../ui/formatters.ts'
import { messages as common } from '../ui/forms/messages.ts'
import { Page } from '../ui/page.tsx'
import { Empty, Failed, Loading } from '../ui/states.tsx'
import { Time } from '../ui/time.tsx'
import classes from './audit.module.css'
import { Changes } from './changes.tsx'
import { type AuditWords, useAuditMessages } from './use-audit-messages.ts'

const messages = defineMessages({
  ar: {
    title: 'سجل النشاط',
    by: 'نشاط',
    everybody: 'كل الفريق',
    about: (name: string) => `سجل «${name}»`,
    only: 'سجل هذا العنصر',
    onlyName: (name: string) => `سجل هذا العنصر: ${name}`,
    all: 'اعرض السجل كله',
    empty: 'لا سجلات بهذا الاختيار',
    emptyDetail: 'كل ما يفعله الفريق يُسجّل هنا ولا يُمحى.',
    thing: 'هذا',
  },
  en: {
    title: 'Audit log',
    by: 'Actions by',
    everybody: 'All staff',
    about: (name: string) => `History of “${name}”`,
    only: 'History of this item',
    onlyName: (name: string) => `History of this item: ${name}`,
    all: 'Show the whole log',
    empty: 'Nothing in the log matches',
    emptyDetail: 'Everything staff do is recorded here permanently.',
    thing: 'this',
  },
})

const times = {
  ar: { one: 'مرة', two: 'مرتين', few: 'مرات', other: 'مرة' },
  en: { one: 'time', other: 'times' },
}

interface AuditEntry {
  id: number
  at: string
  actor: string
  command: string
  subject: string
  name: string | null
  within: string | null
  detail: Record<string, unknown> | null
}

/** Merges consecutive repetitions of one action, such as the saves of an article being written. */
function runs(log: AuditEntry[]): { entry: AuditEntry; count: number }[] {
  const found: { entry: AuditEntry; count: number }[] = []
  for (const entry of log) {
    const last = found.at(-1)
    const isSame =
      entry.detail === null &&
      last?.entry.detail === null &&
      last.entry.actor === entry.actor &&
      last.entry.command === entry.command &&
      last.entry.subject === entry.subject
    if (last && isSame) last.count++
    else found.push({ entry, count: 1 })
  }
  return found
}

export function AuditScreen() {
  const w = useMessages(messages)
  const c = useMessages(common)
  const navigate = useNavigate()
  const { staff, subject } = useSearch({ strict: false }) as { staff?: number; subject?: string }
  const filter = (search: { staff?: number; subject?: string }) =>
    void navigate({ to: '.', search: search as never })
  const { data: members } = useQuery({
    queryKey: ['staff'],
    queryFn: () => api.get('/staff'),
  })
  const { data, error, refetch, fetchNextPage, hasNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['audit', staff, subject],
    queryFn: ({ pageParam }) =>
      api.get('/audit', {
        query: {
          ...{ staffId: staff, subject, after: pageParam },
        },
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ after }) => after,
  })
  const words = useAuditMessages()
  const log = words && data?.pages.flatMap(({ items }) => items)
  return (
    <Page title={w.title}>
      <div className={classes.filters}>
        <Select
          label={w.by}
          placeholder={w.everybody}
          data={(members?.items ?? []).map(({ id, name }) => ({ value: String(id), label: name }))}
          value={staff === undefined ? null : String(staff)}
          onChange={(id) => filter({ ...(id ? { staff: Number(id) } : {}), ...(subject ? { subject } : {}) })}
          clearable
          searchable
        />
        {subject && (
          <Button variant="default" onClick={() => filter(staff === undefined ? {} : { staff })}>
            {w.all}
          </Button>
        )}
      </div>
      {error && <Failed problem={error} retry={() => void refetch()} />}
      {!log && !error && <Loading lines={12} />}
      {log?.length === 0 && <Empty title={w.empty} detail={w.emptyDetail} />}
      {words && log && log.length > 0 && (
        <ul className={classes.entries} aria-label={subject ? w.about(log[0]?.name ?? w.thing) : w.title}>
          {(subject ? log.map((entry) => ({ entry, count: 1 })) : runs(log)).map(({ entry, count }) => (
            <AuditRow
              key={entry.id}
              words={words}
              entry={entry}
              count={count}
              only={subject ? null : () => filter({ subject: entry.subject })}
            />
          ))}
        </ul>
      )}
      {hasNextPage && (
        <Button variant="subtle" mt="sm" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {c.more}
        </Button>
      )}
    </Page>
  )
}

interface RowProps {
  entry: AuditEntry
  count: number
  words: AuditWords
  only: (() => void) | null
}

function AuditRow({ entry, count, words, only }: RowProps) {
  const formatters = useFormatters()
  const w = useMessages(messages)
  const nameOf = useActorName()
  const navigate = useNavigate()
  const place = words.pathOf(entry.subject, entry.within)
  const isAccount = entry.subject.startsWith('account:')
  const what = words.sentences[entry.command] ?? words.sentences[entry.subject] ?? entry.command
  const [, number] = entry.subject.split(':')
  const thing = entry.name ?? (number && !isAccount ? `#${number}` : '')
  const link = (text: string) =>
    place && (
      <Anchor
        href={place}
        size="sm"
        underline="always"
        onClick={(event) => {
          event.preventDefault()
          void navigate({ href: place })
        }}
      >
        {text}
      </Anchor>
    )
  return (
    <li className={classes.entry}>
      <span>
        <b>{nameOf(entry.actor)}</b> {place && !thing ? link(what) : what} {place && thing && link(thing)}{' '}
        {count > 1 && (
          <span className={classes.times}>{formatters.count(count, times[formatters.language])}</span>
        )}{' '}
        {only && entry.subject.includes(':') && !isAccount && (
          <Button
            variant="subtle"
            color="gray"
            size="compact-xs"
            aria-label={w.onlyName(entry.name ?? entry.subject)}
            onClick={only}
          >
            {w.only}
          </Button>
        )}
        <Changes detail={entry.detail} words={words} />
      </span>
      <Time at={entry.at} />
    </li>
  )
}
