/** Redirects: their list, addresses without a page, and patterns. */
import { Button, SegmentedControl, Select, Text, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import IconSearch from '@tabler/icons-react/icons/IconSearch'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type AnswerOf, api } from '../api.ts'
import { useMessages } from '../messages.ts'
import { PickersProvider } from '../pickers/pickers.tsx'
import { useMe } from '../session/me.ts'
import { useFormatters } from '../ui/formatters.ts'
import { EditDrawer } from '../ui/forms/edit-drawer.tsx'
import { type EntityForm, EntityFormView } from '../ui/forms/entity-form.tsx'
import { LineField } from '../ui/forms/fields.tsx'
import { useOpened } from '../ui/forms/opened.ts'
import { FilterBar } from '../ui/lists/filter-bar.tsx'
import { Row, Rows } from '../ui/lists/rows.tsx'
import { Page } from '../ui/page.tsx'
import { Empty, Failed, Loading } from '../ui/states.tsx'
import { ImportButton, type Imported, ImportResult } from './import-file.tsx'
import { messages } from './messages.ts'
import { MissingAddresses } from './missing.tsx'
import { Patterns } from './patterns.tsx'
import { type RedirectValues, TargetField } from './target-field.tsx'

type Part = 'redirects' | 'missing' | 'patterns'
type Redirect = AnswerOf<'get', '/redirects'>['items'][number]

export function RedirectsScreen() {
  const w = useMessages(messages)
  const { may } = useMe()
  const [part, setPart] = useState<Part>('redirects')
  const [opened, open] = useOpened()
  /** The address from which a new redirect leads. */
  const [from, setFrom] = useState('')
  const [result, setResult] = useState<Imported | string | null>(null)
  const [adding, setAdding] = useState(false)
  const close = () => {
    open(null)
    setFrom('')
  }
  const entity: EntityForm<'/redirects', RedirectValues> = {
    path: '/redirects',
    blank: { source: from, target: from ? { kind: 'article', id: 0 } : { address: '' }, status: 301 },
    pick: ({ source, target, status }) => ({
      ...{ source, status },
      target: target && 'kind' in target ? { kind: target.kind, id: target.id } : target,
    }),
    description: w.detail,
    own: {
      ...{ taken: w.sourceTaken, live: w.live, loop: w.loop, 'not-address': w.notAddress },
      ...{ too_small: w.missingTarget, invalid_union: w.missingTarget, missing: w.missingTarget },
    },
    removal: { title: w.removeTitle, description: w.removeDescription, merges: false },
    named: ({ source }) => source,
    fields: (form, loaded) => (
      <>
        <LineField
          form={form}
          name="source"
          label={w.source}
          description={w.sourceHint}
          maxLength={4000}
          dir="ltr"
          required
          data-autofocus
        />
        <TargetField
          form={form}
          name={loaded?.target && 'kind' in loaded.target ? loaded.target.name : null}
        />
        {form.values.target !== null && (
          <Select
            label={w.status}
            data={([301, 302, 308] as const).map((value) => ({
              ...{ value: String(value), label: w.statuses[value] },
            }))}
            value={String(form.values.status === 410 ? 301 : form.values.status)}
            onChange={(status) => status && form.set({ status: Number(status) as RedirectValues['status'] })}
            allowDeselect={false}
            comboboxProps={{ zIndex: 500 }}
          />
        )}
      </>
    ),
  }
  const isPattern = part === 'patterns'
  return (
    <PickersProvider>
      <Page
        title={w.title}
        actions={
          <>
            {may('administer') && <ImportButton done={setResult} />}
            {(!isPattern || may('administer')) && (
              <Button onClick={() => (isPattern ? setAdding(true) : open('new'))}>
                {isPattern ? w.patternAdd : w.add}
              </Button>
            )}
          </>
        }
      >
        <div style={{ maxInlineSize: '60rem' }}>
          {result !== null && <ImportResult result={result} close={() => setResult(null)} />}
          <SegmentedControl
            aria-label={w.part}
            mb="md"
            data={(['redirects', 'missing', 'patterns'] as const).map((value) => ({
              ...{ value, label: w.parts[value] },
            }))}
            value={part}
            onChange={(value) => setPart(value as Part)}
          />
          {part === 'redirects' && <RedirectList open={open} />}
          {part === 'missing' && (
            <MissingAddresses
              lead={(path) => {
                setFrom(path)
                open('new')
              }}
            />
          )}
          {isPattern && <Patterns isAdding={adding} endAdding={() => setAdding(false)} />}
        </div>
        <EditDrawer title={opened === 'new' ? w.add : w.title} isOpen={opened !== null} close={close}>
          {opened !== null && (
            <EntityFormView
              key={`${opened} ${from}`}
              entity={entity}
              id={opened === 'new' ? null : Number(opened)}
              close={close}
            />
          )}
        </EditDrawer>
      </Page>
    </PickersProvider>
  )
}

function RedirectList({ open }: { open(id: number): void }) {
  const w = useMessages(messages)
  const { count } = useFormatters()
  const [typed, setTyped] = useState('')
  const [q] = useDebouncedValue(typed.trim(), 250)
  const [order, setOrder] = useState<'newest' | 'hits'>('newest')
  const { data, error, refetch, fetchNextPage, hasNextPage } = useInfiniteQuery({
    queryKey: ['redirects', 'list', q, order],
    queryFn: ({ pageParam, signal }) =>
      api.get('/redirects', { query: { q, order, after: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ after }) => after,
    placeholderData: (before) => before,
  })
  const rows = data?.pages.flatMap(({ items }) => items)
  return (
    <>
      <FilterBar label={w.search}>
        <TextInput
          aria-label={w.search}
          placeholder={w.search}
          leftSection={<IconSearch size={18} aria-hidden />}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Select
          aria-label={w.order}
          data={(['newest', 'hits'] as const).map((value) => ({ value, label: w.orders[value] }))}
          value={order}
          onChange={(value) => value && setOrder(value as typeof order)}
          allowDeselect={false}
        />
      </FilterBar>
      {error && <Failed problem={error} retry={() => void refetch()} />}
      {!error && !rows && <Loading />}
      {rows?.length === 0 &&
        (q || order === 'hits' ? (
          <Empty title={w.noMatch} />
        ) : (
          <Empty title={w.empty} detail={w.emptyDetail} />
        ))}
      {rows && rows.length > 0 && (
        <Rows label={w.title}>
          {rows.map((row) => (
            <Row
              key={row.id}
              name={<bdi dir="ltr">{row.source}</bdi>}
              detail={<Target redirect={row} />}
              end={
                <Text size="sm" c="dimmed">
                  {count(row.hits, w.hits)}
                </Text>
              }
              opens={w.edit(row.source)}
              open={() => open(row.id)}
            />
          ))}
        </Rows>
      )}
      {hasNextPage && (
        <Button variant="subtle" mt="xs" onClick={() => void fetchNextPage()}>
          {w.more}
        </Button>
      )}
    </>
  )
}

function Target({ redirect: { target } }: { redirect: Redirect }) {
  const w = useMessages(messages)
  if (target === null) return w.gone
  if ('address' in target) return <bdi dir="ltr">{target.address}</bdi>
  return (
    <>
      {w.kinds[target.kind]}: <bdi>{target.name ?? w.deleted}</bdi>
    </>
  )
}
