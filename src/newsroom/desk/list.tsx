import { Button, Text } from '@mantine/core'
import IconFileText from '@tabler/icons-react/icons/IconFileText'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useMemo } from 'react'
import { isAsked } from '../../language/list-words.ts'
import { useMessages } from '../messages.ts'
import { useFormatters } from '../ui/formatters.ts'
import { Page } from '../ui/page.tsx'
import { Empty, Failed, Loading } from '../ui/states.tsx'
import { countOf, type Filters } from './filters.ts'
import classes from './list.module.css'
import { ListFilters } from './list-filters.tsx'
import { messages } from './messages.ts'
import { Row } from './row.tsx'
import { useRowKeys } from './row-keys.ts'
import { SearchTexts } from './search/search-texts.tsx'
import { type ReadList, useList } from './use-list.ts'

export function ArticleList() {
  const w = useMessages(messages)
  const filters = useSearch({ strict: false }) as Filters
  const navigate = useNavigate()
  const list = useList(filters)
  const setFilters = (next: Filters, replace = false) =>
    void navigate({ to: '/newsroom/articles', search: next as never, replace, resetScroll: !replace })

  return (
    <Page title={w.articles}>
      <ListFilters filters={filters} change={setFilters} isBusy={list.isStale} />
      <Listed list={list} filters={filters} clear={() => setFilters({})} />
    </Page>
  )
}

function Listed({ list, filters, clear }: { list: ReadList; filters: Filters; clear: () => void }) {
  const w = useMessages(messages)
  const rows = useRowKeys<HTMLOListElement>()
  const { articles } = list
  const found = useMemo(() => (filters.q ? isAsked(filters.q) : null), [filters.q])
  if (list.problem) return <Failed problem={list.problem} retry={list.retry} />
  if (list.isLoading) return <Loading lines={15} height={34} />
  if (articles.length === 0) {
    const isNarrowed = countOf(filters) > 0 || filters.q !== undefined
    return (
      <Empty
        icon={<IconFileText size={32} aria-hidden />}
        title={isNarrowed ? w.noneFound : w.none}
        detail={isNarrowed ? w.noneFoundDetail : w.noneDetail}
      >
        {isNarrowed && (
          <Button variant="default" onClick={clear}>
            {w.clearFilters}
          </Button>
        )}
        {filters.q && <SearchTexts q={filters.q} />}
      </Empty>
    )
  }
  return (
    <>
      <Fresh list={list} within={rows} />
      <ol ref={rows} className={classes.list} aria-label={w.listLabel} aria-busy={list.isStale}>
        {articles.map((article) => (
          <Row key={article.id} article={article} found={found} />
        ))}
      </ol>
      <div className={classes.end}>
        {filters.q && <SearchTexts q={filters.q} />}
        {list.hasOlder ? (
          <Button variant="default" loading={list.isLoadingOlder} onClick={list.loadOlder}>
            {filters.order === 'oldest' ? w.newer : w.older}
          </Button>
        ) : (
          articles.length > 15 && (
            <Text size="sm" c="dimmed">
              {w.end}
            </Text>
          )
        )}
      </div>
    </>
  )
}

/** New articles appear automatically unless the person has scrolled or points at a row; then a button shows them. */
function Fresh({ list, within }: { list: ReadList; within: React.RefObject<HTMLOListElement | null> }) {
  const w = useMessages(messages)
  const formatters = useFormatters()
  const { hasChanged, newcomers, showChanges } = list
  useEffect(() => {
    const rows = within.current
    if (!hasChanged || !rows) return
    const isRead = window.scrollY > 0 || rows.contains(document.activeElement) || rows.matches(':hover')
    if (!isRead) showChanges()
  })
  return (
    <div className={classes.fresh} role="status">
      {hasChanged && (
        <Button size="compact-sm" radius="xl" onClick={showChanges}>
          {newcomers > 0 ? formatters.count(newcomers, w.fresh) : w.changed} — {w.showFresh}
        </Button>
      )}
    </div>
  )
}
