import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { Page } from '../page.tsx'
import { Empty, Failed, Loading } from '../states.tsx'

/** A screen with a list in all its states, and a button that adds an item. */
export function ListPage<Item>({
  w,
  list: { data, error, refetch },
  add,
  children,
}: {
  w: { title: string; add: string; empty: string; emptyDetail: string }
  list: { data: { items: Item[] } | undefined; error: Error | null; refetch(): Promise<unknown> }
  add(): void
  /** The rows, where there are any. */
  children(items: Item[]): ReactNode
}) {
  return (
    <Page title={w.title} actions={<Button onClick={add}>{w.add}</Button>}>
      {error && <Failed problem={error} retry={() => void refetch()} />}
      {!data && !error && <Loading lines={4} />}
      {data?.items.length === 0 && <Empty title={w.empty} detail={w.emptyDetail} />}
      {data && data.items.length > 0 && children(data.items)}
    </Page>
  )
}
