/** A screen with a list of things and a form for one of them. */
import { Box, Button, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import IconSearch from '@tabler/icons-react/icons/IconSearch'
import { useInfiniteQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { type CollectionPath, collection, type ListedIn, type ValuesFor } from '../../collections.ts'
import { useMessages } from '../../messages.ts'
import { Row, Rows } from '../lists/rows.tsx'
import { Page } from '../page.tsx'
import { Empty, Failed, Loading } from '../states.tsx'
import { Thumb, type Thumbnail } from '../thumb.tsx'
import { EditDrawer } from './edit-drawer.tsx'
import { type EntityForm, EntityFormView } from './entity-form.tsx'
import classes from './entity-list.module.css'
import { messages as common } from './messages.ts'
import { useOpened } from './opened.ts'

interface Shown {
  id: number
  name?: string
  picture?: Thumbnail | null
}

interface Props<P extends CollectionPath, V> {
  entity: EntityForm<P, V>
  /** `search`, `noMatch`: when rows are not found by name. */
  w: { title: string; add: string; empty: string; emptyDetail: string; search?: string; noMatch?: string }
  detail(row: ListedIn<P>): ReactNode
  /** The label of a row without a name. */
  named?(row: ListedIn<P>): string
  /** Whether the server searches by name; otherwise the whole list is filtered here. */
  isSearched?: boolean
}

export function EntityList<P extends CollectionPath, V extends ValuesFor<P>>({
  entity,
  w,
  detail,
  named,
  isSearched,
}: Props<P, V>) {
  const c = useMessages(common)
  const [opened, open] = useOpened()
  const [typed, setTyped] = useState('')
  const [q] = useDebouncedValue(typed.trim(), 200)
  const { data, error, refetch, fetchNextPage, hasNextPage } = useInfiniteQuery({
    queryKey: [entity.path.slice(1), 'list', isSearched ? q : ''],
    queryFn: ({ pageParam, signal }) =>
      collection.list(entity.path, isSearched ? { q, after: pageParam } : {}, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ after }) => after ?? null,
    placeholderData: (before) => before,
  })
  const all = data?.pages.flatMap(({ items }) =>
    items.map((item) => ({ ...(item as Shown), item, name: named?.(item) ?? (item as Shown).name ?? '' })),
  )
  const rows = isSearched ? all : all?.filter(({ name }) => name.includes(typed.trim()))
  const close = () => open(null)
  const id = opened === 'new' ? null : Number(opened)
  const name = all?.find((one) => one.id === id)?.name
  const hasPictures = rows?.some(({ picture }) => picture)
  return (
    <Page title={w.title} actions={<Button onClick={() => open('new')}>{w.add}</Button>}>
      <div className={classes.narrow}>
        {((all && all.length > 8) || typed) && (
          <TextInput
            className={classes.search ?? ''}
            aria-label={w.search ?? c.search}
            placeholder={w.search ?? c.search}
            leftSection={<IconSearch size={18} aria-hidden />}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        )}
        {error && <Failed problem={error} retry={() => void refetch()} />}
        {!error && !rows && <Loading />}
        {rows?.length === 0 &&
          (typed ? (
            <Empty title={w.noMatch ?? c.noMatch} />
          ) : (
            <Empty title={w.empty} detail={w.emptyDetail} />
          ))}
        {rows && rows.length > 0 && (
          <Rows label={w.title}>
            {rows.map((row) => (
              <Row
                key={row.id}
                name={row.name}
                detail={detail(row.item)}
                {...(hasPictures
                  ? { lead: row.picture ? <Thumb picture={row.picture} size={32} /> : <Box w={32} /> }
                  : {})}
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
      <EditDrawer title={name ?? (opened === 'new' ? w.add : w.title)} isOpen={opened !== null} close={close}>
        {opened !== null && <EntityFormView key={opened} entity={entity} id={id} close={close} />}
      </EditDrawer>
    </Page>
  )
}
