/** The audit log: who did what, to which thing, when. */
import { Anchor, Button, Select } from '@mantine/core'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { api } from '../../api.ts'
import { useActorName } from '../../shell/actors.ts'
import { useHouse } from '../../shell/house.ts'
import { Page } from '../../shell/page.tsx'
import { Empty, Failed, Loading } from '../../shell/states.tsx'
import { Time } from '../../shell/time.tsx'
import { defineWords, useWords } from '../../words.ts'
import { words as common } from '../parts/words.ts'
import { deeds, placeOf } from './deeds.ts'
import classes from './staff.module.css'

const words = defineWords({
  ar: {
    title: 'سجل الأعمال',
    by: 'أعمال',
    everybody: 'كل الفريق',
    about: (name: string) => `كل ما جرى لـ «${name}»`,
    only: 'ما جرى لهذا وحده',
    onlyName: (name: string) => `ما جرى لهذا وحده: ${name}`,
    all: 'اعرض السجل كله',
    empty: 'لا شيء في السجل بهذا الاختيار',
    emptyDetail: 'كل ما يفعله الفريق يُكتب هنا ولا يُمحى.',
    thing: 'هذا',
  },
  en: {
    title: 'Audit log',
    by: 'Deeds of',
    everybody: 'All staff',
    about: (name: string) => `All that happened to “${name}”`,
    only: 'This alone',
    onlyName: (name: string) => `This alone: ${name}`,
    all: 'Show the whole log',
    empty: 'Nothing in the log for this choice',
    emptyDetail: 'Everything that the staff does is written here, for ever.',
    thing: 'this',
  },
})

const times = {
  ar: { one: 'مرة', two: 'مرتين', few: 'مرات', other: 'مرة' },
  en: { one: 'time', other: 'times' },
}

interface Deed {
  id: number
  at: string
  actor: string
  command: string
  subject: string
  name: string | null
  within: string | null
}

/** A deed that was done again and again without another between, as an article is saved while it is written. */
function runs(log: Deed[]): { deed: Deed; count: number }[] {
  const found: { deed: Deed; count: number }[] = []
  for (const deed of log) {
    const last = found.at(-1)
    const isSame =
      last?.deed.actor === deed.actor &&
      last.deed.command === deed.command &&
      last.deed.subject === deed.subject
    if (last && isSame) last.count++
    else found.push({ deed, count: 1 })
  }
  return found
}

export function AuditScreen() {
  const w = useWords(words)
  const c = useWords(common)
  const navigate = useNavigate()
  const { staff, subject } = useSearch({ strict: false }) as { staff?: number; subject?: string }
  const filter = (search: { staff?: number; subject?: string }) =>
    void navigate({ to: '.', search: search as never })
  const { data: members } = useQuery({
    queryKey: ['staff'],
    queryFn: () => api.get<{ items: { id: number; name: string }[] }>('/staff'),
  })
  const { data, error, refetch, fetchNextPage, hasNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['audit', staff, subject],
    queryFn: ({ pageParam }) =>
      api.get<{ items: Deed[]; after: string | null }>('/audit', {
        ...{ staffId: staff, subject, after: pageParam },
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ after }) => after,
  })
  const log = data?.pages.flatMap(({ items }) => items)
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
      {log && log.length > 0 && (
        <ul className={classes.deeds} aria-label={subject ? w.about(log[0]?.name ?? w.thing) : w.title}>
          {(subject ? log.map((deed) => ({ deed, count: 1 })) : runs(log)).map(({ deed, count }) => (
            <DeedRow
              key={deed.id}
              deed={deed}
              count={count}
              only={subject ? null : () => filter({ subject: deed.subject })}
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

function DeedRow({ deed, count, only }: { deed: Deed; count: number; only: (() => void) | null }) {
  const house = useHouse()
  const w = useWords(words)
  const said = useWords(deeds)
  const nameOf = useActorName()
  const navigate = useNavigate()
  const place = placeOf(deed.subject, deed.within)
  const isAccount = deed.subject.startsWith('account:')
  const what = said[deed.command] ?? said[deed.subject] ?? deed.command
  const [, number] = deed.subject.split(':')
  const thing = deed.name ?? (number && !isAccount ? `#${number}` : '')
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
    <li className={classes.deed}>
      <span>
        <b>{nameOf(deed.actor)}</b> {place && !thing ? link(what) : what} {place && thing && link(thing)}{' '}
        {count > 1 && <span className={classes.times}>{house.count(count, times[house.language])}</span>}{' '}
        {only && deed.subject.includes(':') && !isAccount && (
          <Button
            variant="subtle"
            color="gray"
            size="compact-xs"
            aria-label={w.onlyName(deed.name ?? deed.subject)}
            onClick={only}
          >
            {w.only}
          </Button>
        )}
      </span>
      <Time at={deed.at} />
    </li>
  )
}
