/** Every state that the article was ever in: what changed, by whom, and the way back. */
import { Badge, Button, Group, Modal, SegmentedControl, Stack, Text } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api, type Query } from '../../api.ts'
import { useActorName } from '../../shell/actors.ts'
import { useHouse } from '../../shell/house.ts'
import { Failed, Loading } from '../../shell/states.tsx'
import { useWords } from '../../words.ts'
import type { WorkingArticle } from '../article.ts'
import type { Saver } from '../saving/saver.ts'
import { Comparison } from './comparison.tsx'
import { type RevisionFacts, type Sitting, sittings } from './group.ts'
import classes from './revisions.module.css'
import { useRestore } from './use-restore.ts'
import { words } from './words.ts'

interface Page {
  items: RevisionFacts[]
  after: string | null
}

interface Props {
  article: WorkingArticle
  saver: Saver
  close(): void
}

export function Revisions({ article, saver, close }: Props) {
  const w = useWords(words)
  return (
    <Modal opened onClose={close} title={w.title} size="80rem" closeButtonProps={{ 'aria-label': w.close }}>
      <Body article={article} saver={saver} close={close} />
    </Modal>
  )
}

function Body({ article, saver, close }: Props) {
  const w = useWords(words)
  const house = useHouse()
  const nameOf = useActorName()
  const restore = useRestore(article.id, saver)
  const [chosen, setChosen] = useState<number | null>(null)
  const [mode, setMode] = useState<'before' | 'latest'>('before')
  const { data, error, fetchNextPage, hasNextPage, isFetching, refetch } = useInfiniteQuery({
    queryKey: ['articles', 'revisions', article.id],
    queryFn: ({ pageParam }) => {
      const query: Query = { limit: 100, after: pageParam }
      return api.get<Page>(`/articles/${article.id}/revisions`, query)
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.after,
    gcTime: 0,
  })
  if (error) return <Failed problem={error} retry={() => void refetch()} />
  if (!data) return <Loading />
  const revisions = data.pages.flatMap((page) => page.items)
  const groups = sittings(revisions, (number) => number === article.publishedRevision)
  const latest = revisions[0]!.number
  const shown = groups.find((group) => group.last.number === chosen) ?? groups[0]!
  const isLatest = shown.last.number === latest

  return (
    <div className={classes.columns}>
      <div>
        <ul className={classes.list} aria-label={w.list}>
          {groups.map((group) => (
            <Line
              key={group.last.number}
              group={group}
              isChosen={group === shown}
              isLatest={group.last.number === latest}
              isPublic={group.last.number === article.publishedRevision}
              choose={() => setChosen(group.last.number)}
            />
          ))}
        </ul>
        {hasNextPage && (
          <Button variant="subtle" loading={isFetching} onClick={() => void fetchNextPage()}>
            {w.older}
          </Button>
        )}
      </div>
      <Stack gap="sm" className={classes.shown}>
        <Group justify="space-between">
          <Text fw={700}>
            {w.number(house.number(shown.last.number))} · <bdi>{nameOf(shown.last.by)}</bdi> ·{' '}
            {house.date(shown.last.at, 'datetime')}
          </Text>
          {!isLatest && !shown.last.erased && (
            <Button
              size="compact-sm"
              onClick={() => void restore(shown.last.number).then((done) => done && close())}
            >
              {w.restore}
            </Button>
          )}
        </Group>
        <SegmentedControl
          aria-label={w.mode}
          className={classes.mode!}
          value={isLatest ? 'before' : mode}
          onChange={(value) => setMode(value as 'before' | 'latest')}
          data={[
            { value: 'before', label: w.compare },
            { value: 'latest', label: w.compareNow, disabled: isLatest },
          ]}
        />
        {shown.last.erased ? (
          <Text c="dimmed">{w.erased}</Text>
        ) : (
          <Comparison
            articleId={article.id}
            before={mode === 'latest' && !isLatest ? shown.last.number : shown.before}
            after={mode === 'latest' && !isLatest ? latest : shown.last.number}
          />
        )}
      </Stack>
    </div>
  )
}

function Line(props: {
  group: Sitting
  isChosen: boolean
  isLatest: boolean
  isPublic: boolean
  choose(): void
}) {
  const w = useWords(words)
  const house = useHouse()
  const nameOf = useActorName()
  const { group, isChosen, isLatest, isPublic, choose } = props
  const { last, count } = group
  return (
    <li>
      <button type="button" className={classes.line} aria-current={isChosen} onClick={choose}>
        <span>
          {house.date(last.at, 'datetime')} · <bdi>{nameOf(last.by)}</bdi>
        </span>
        <span className={classes.what}>
          {count > 1 ? house.count(count, w.saves) : (w.commands[last.command] ?? last.command)}
        </span>
        {isLatest && <Badge variant="light">{w.latest}</Badge>}
        {isPublic && (
          <Badge variant="light" color="teal">
            {w.public}
          </Badge>
        )}
      </button>
    </li>
  )
}
