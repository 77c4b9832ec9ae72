/** All revisions of the article: changes, authors, and a button to restore one. */
import { Badge, Button, Group, Modal, SegmentedControl, Stack, Text } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api, type Query } from '../../api.ts'
import { revisionMessages } from '../../diff/revision-messages.ts'
import classes from '../../diff/revisions.module.css'
import type { WorkingArticle } from '../../drafts/article.ts'
import type { Saver } from '../../drafts/saver.ts'
import { useMessages } from '../../messages.ts'
import { useActorName } from '../../session/actors.ts'
import { useFormatters } from '../../ui/formatters.ts'
import { Failed, Loading } from '../../ui/states.tsx'
import { Comparison } from './comparison.tsx'
import { type Sitting, sittings } from './group.ts'
import { messages } from './messages.ts'
import { useRestore } from './use-restore.ts'

interface Props {
  article: WorkingArticle
  saver: Saver
  close(): void
}

export function Revisions({ article, saver, close }: Props) {
  const w = useMessages(messages)
  const r = useMessages(revisionMessages)
  return (
    <Modal opened onClose={close} title={w.title} size="80rem" closeButtonProps={{ 'aria-label': r.close }}>
      <Body article={article} saver={saver} close={close} />
    </Modal>
  )
}

function Body({ article, saver, close }: Props) {
  const w = useMessages(messages)
  const r = useMessages(revisionMessages)
  const formatters = useFormatters()
  const nameOf = useActorName()
  const restore = useRestore(article.id, saver)
  const [chosen, setChosen] = useState<number | null>(null)
  const [mode, setMode] = useState<'before' | 'latest'>('before')
  const { data, error, fetchNextPage, hasNextPage, isFetching, refetch } = useInfiniteQuery({
    queryKey: ['articles', 'revisions', article.id],
    queryFn: ({ pageParam }) => {
      const query: Query = { limit: 100, after: pageParam }
      return api.get('/articles/{id}/revisions', { params: { id: article.id }, query })
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
        <ul className={classes.list} aria-label={r.list}>
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
            {w.number(formatters.number(shown.last.number))} · <bdi>{nameOf(shown.last.by)}</bdi> ·{' '}
            {formatters.date(shown.last.at, 'datetime')}
          </Text>
          {!isLatest && !shown.last.erased && (
            <Button
              size="compact-sm"
              onClick={() => void restore(shown.last.number).then((done) => done && close())}
            >
              {r.restore}
            </Button>
          )}
        </Group>
        <SegmentedControl
          aria-label={r.mode}
          className={classes.mode!}
          value={isLatest ? 'before' : mode}
          onChange={(value) => setMode(value as 'before' | 'latest')}
          data={[
            { value: 'before', label: r.compare },
            { value: 'latest', label: r.compareNow, disabled: isLatest },
          ]}
        />
        {shown.last.erased ? (
          <Text c="dimmed">{r.erased}</Text>
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
  const w = useMessages(messages)
  const r = useMessages(revisionMessages)
  const formatters = useFormatters()
  const nameOf = useActorName()
  const { group, isChosen, isLatest, isPublic, choose } = props
  const { last, count } = group
  return (
    <li>
      <button type="button" className={classes.line} aria-current={isChosen} onClick={choose}>
        <span>
          {formatters.date(last.at, 'datetime')} · <bdi>{nameOf(last.by)}</bdi>
        </span>
        <span className={classes.what}>
          {count > 1 ? w.saves(formatters.count(count, w.times)) : (w.commands[last.command] ?? last.command)}
        </span>
        {last.actions.map(({ command, by, at }) => (
          <span key={command + at} className={classes.what}>
            {w.commands[command] ?? command} · <bdi>{nameOf(by)}</bdi> · {formatters.date(at, 'datetime')}
          </span>
        ))}
        {isLatest && <Badge variant="light">{r.latest}</Badge>}
        {isPublic && (
          <Badge variant="light" color="teal">
            {w.public}
          </Badge>
        )}
      </button>
    </li>
  )
}
