import { Button } from '@mantine/core'
import IconPhoto from '@tabler/icons-react/icons/IconPhoto'
import type { ReactNode } from 'react'
import { useMessages } from '../messages.ts'
import { Empty, Failed, Loading } from '../ui/states.tsx'
import { Filters } from './filters.tsx'
import { Grid, type TileProps } from './grid.tsx'
import type { LibraryItem } from './media.ts'
import { messages } from './messages.ts'
import { type LibraryFilters, useLibrary } from './use-library.ts'

interface Props {
  filters: LibraryFilters
  change(next: LibraryFilters): void
  tile(item: LibraryItem, props: TileProps): ReactNode
  /** In a picker: the only kind that may be picked. */
  isFixed?: boolean
  /** Shown when the library is empty. */
  first?: ReactNode
}

/** The browser of the library, on its own screen and in the picker. */
export function Browse(props: Props) {
  return (
    <>
      <Filters filters={props.filters} change={props.change} isFixed={props.isFixed ?? false} />
      <Found {...props} />
    </>
  )
}

function Found({ filters, change, tile, isFixed, first }: Props) {
  const w = useMessages(messages)
  const list = useLibrary(filters)
  if (list.isError && !list.data) return <Failed problem={list.error} retry={() => void list.refetch()} />
  if (list.isLoading) return <Loading lines={6} height={96} />
  const { type, ...narrow } = filters
  const isNarrowed = Object.keys(isFixed ? narrow : filters).length > 0
  if (list.items.length === 0 && !list.hasNextPage) {
    return (
      <Empty
        icon={<IconPhoto size={32} aria-hidden />}
        title={isNarrowed ? w.noneFoundTitle : w.noneTitle}
        detail={isNarrowed ? w.noneFoundDetail : w.noneDetail}
      >
        {isNarrowed ? (
          <Button variant="default" onClick={() => change(isFixed && type ? { type } : {})}>
            {w.clearFilters}
          </Button>
        ) : (
          first
        )}
      </Empty>
    )
  }
  return (
    <>
      {list.items.length === 0 && <Empty title={w.lookedSoFar} />}
      <Grid
        items={list.items}
        isStale={list.isPlaceholderData}
        hasMore={list.hasNextPage}
        isLoadingMore={list.isFetchingNextPage}
        loadMore={() => void list.fetchNextPage()}
        tile={tile}
      />
    </>
  )
}
