import { Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { api } from '../api.ts'
import { useHouse } from '../shell/house.ts'
import { AnchorLink } from '../shell/links.tsx'
import { useMe } from '../shell/me.ts'
import { Page } from '../shell/page.tsx'
import { Failed, Loading } from '../shell/states.tsx'
import { useWords } from '../words.ts'
import type { Article } from './articles.ts'
import { Entry, ReadEntry } from './entry.tsx'
import { FailedJobs } from './failed-jobs.tsx'
import type { Filters } from './filters.ts'
import classes from './overview.module.css'
import { WaitingComments } from './waiting-comments.tsx'
import { words } from './words.ts'

interface Desk {
  readNow: { article: Article; score: number; share: number }[]
  inHands: Article[]
  next: Article[]
  mine: Article[]
  published: Article[]
  open: Article[]
}

export function Overview() {
  const w = useWords(words)
  const house = useHouse()
  const { data, error, refetch } = useQuery({
    queryKey: ['articles', 'desk'],
    queryFn: ({ signal }) => api.get<Desk>('/desk', {}, signal),
    refetchInterval: 10_000,
  })
  return (
    <Page
      title={w.today}
      heading={
        <div className={classes.heading}>
          <Title order={1}>{w.today}</Title>
          <Text size="sm" c="dimmed">
            {house.date(new Date(), 'full')}
          </Text>
        </div>
      }
    >
      <FailedJobs />
      <WaitingComments />
      {data ? (
        <Columns desk={data} />
      ) : error ? (
        <Failed problem={error} retry={() => void refetch()} />
      ) : (
        <Loading lines={10} />
      )}
    </Page>
  )
}

function Columns({ desk }: { desk: Desk }) {
  const w = useWords(words)
  const me = useMe()
  return (
    <div className={classes.columns}>
      <div className={classes.stack}>
        <Column title={w.inHands} empty={w.inHandsNone} all={{ state: 'handed-in' }} place="hands">
          {desk.inHands.map((article) => (
            <Entry key={article.id} article={article} says="waiting" />
          ))}
        </Column>
        {me.may('write') && (
          <Column title={w.mine} empty={w.mineNone} all={{ state: 'draft', mine: true }} place="mine">
            {desk.mine.map((article) => (
              <Entry key={article.id} article={article} says="updated" />
            ))}
          </Column>
        )}
        {desk.open.length > 0 && (
          <Column title={w.open} empty={w.openNone} place="open">
            {desk.open.map((article) => (
              <Entry key={article.id} article={article} says="open" />
            ))}
          </Column>
        )}
      </div>
      <div className={classes.stack}>
        <Column title={w.next} empty={w.nextNone} all={{ state: 'scheduled' }} place="next">
          {desk.next.map((article) => (
            <Entry key={article.id} article={article} says="goes-out" />
          ))}
        </Column>
        <Column title={w.published} empty={w.publishedNone} all={{ state: 'published' }} place="published">
          {desk.published.map((article) => (
            <Entry key={article.id} article={article} says="published" />
          ))}
        </Column>
      </div>
      <Column title={w.readNow} empty={w.readNowNone} place="read">
        {desk.readNow.map(({ article, share }) => (
          <ReadEntry key={article.id} article={article} share={share} />
        ))}
      </Column>
    </div>
  )
}

function Column({
  title,
  empty,
  all,
  place,
  children,
}: {
  title: string
  empty: string
  /** Where all of it is listed. */
  all?: Filters
  place: string
  children: ReactNode[]
}) {
  const w = useWords(words)
  const id = `desk-${place}`
  return (
    <section aria-labelledby={id} data-place={place}>
      <div className={classes.head}>
        <Title order={2} id={id}>
          {title}
        </Title>
        {all && children.length > 0 && (
          <AnchorLink to="/newsroom/articles" search={all as never} size="xs" aria-label={w.allOf(title)}>
            {w.all}
          </AnchorLink>
        )}
      </div>
      {children.length > 0 ? (
        <ol className={classes.list}>{children}</ol>
      ) : (
        <Text size="sm" c="dimmed" className={classes.empty}>
          {empty}
        </Text>
      )}
    </section>
  )
}
