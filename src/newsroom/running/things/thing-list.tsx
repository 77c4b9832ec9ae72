/** A screen that lists things of one kind and edits one of them beside the list. */
import { Button, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import IconSearch from '@tabler/icons-react/icons/IconSearch'
import { useInfiniteQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { api } from '../../api.ts'
import { Page } from '../../shell/page.tsx'
import { Empty, Failed, Loading } from '../../shell/states.tsx'
import { useWords } from '../../words.ts'
import { useOpened } from '../parts/opened.ts'
import { Row, Rows } from '../parts/rows.tsx'
import { Side } from '../parts/side.tsx'
import { type Thing, ThingForm } from '../parts/thing-form.tsx'
import { Thumb, type Thumbnail } from '../parts/thumb.tsx'
import { words as common } from '../parts/words.ts'
import classes from './things.module.css'

interface Listed {
  id: number
  name: string
  picture?: Thumbnail | null
}

interface Props<R extends Listed, V, L> {
  thing: Thing<V, L>
  w: { title: string; add: string; empty: string; emptyDetail: string }
  detail(row: R): ReactNode
  /** Whether the server finds by name; else the list is whole and filtered here. */
  isSearched?: boolean
}

export function ThingList<R extends Listed, V extends object, L extends { id: number; version: number }>({
  thing,
  w,
  detail,
  isSearched,
}: Props<R, V, L>) {
  const c = useWords(common)
  const [opened, open] = useOpened()
  const [typed, setTyped] = useState('')
  const [q] = useDebouncedValue(typed.trim(), 200)
  const { data, error, refetch, fetchNextPage, hasNextPage } = useInfiniteQuery({
    queryKey: [thing.path.slice(1), 'list', isSearched ? q : ''],
    queryFn: ({ pageParam, signal }) =>
      api.get<{ items: R[]; after?: string | null }>(
        thing.path,
        isSearched ? { q, after: pageParam } : {},
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ after }) => after ?? null,
    placeholderData: (before) => before,
  })
  const all = data?.pages.flatMap(({ items }) => items)
  const rows = isSearched ? all : all?.filter(({ name }) => name.includes(typed.trim()))
  const close = () => open(null)
  const id = opened === 'new' ? null : Number(opened)
  const name = all?.find((one) => one.id === id)?.name
  return (
    <Page title={w.title} actions={<Button onClick={() => open('new')}>{w.add}</Button>}>
      <div className={classes.narrow}>
        {((all && all.length > 8) || typed) && (
          <TextInput
            className={classes.search ?? ''}
            aria-label={c.search}
            placeholder={c.search}
            leftSection={<IconSearch size={18} aria-hidden />}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        )}
        {error && <Failed problem={error} retry={() => void refetch()} />}
        {!error && !rows && <Loading />}
        {rows?.length === 0 &&
          (typed ? <Empty title={c.noMatch} /> : <Empty title={w.empty} detail={w.emptyDetail} />)}
        {rows && rows.length > 0 && (
          <Rows label={w.title}>
            {rows.map((row) => (
              <Row
                key={row.id}
                name={row.name}
                detail={detail(row)}
                {...('picture' in row ? { lead: <Thumb picture={row.picture ?? null} size={32} /> } : {})}
                opens={c.edit(row.name)}
                open={() => open(row.id)}
              />
            ))}
          </Rows>
        )}
        {hasNextPage && (
          <Button variant="subtle" mt="xs" onClick={() => void fetchNextPage()}>
            {c.more}
          </Button>
        )}
      </div>
      <Side title={name ?? (opened === 'new' ? w.add : w.title)} isOpen={opened !== null} close={close}>
        {opened !== null && <ThingForm key={opened} thing={thing} id={id} close={close} />}
      </Side>
    </Page>
  )
}
