import { Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { Overdue as OverdueRow } from '../../contract/desk.ts'
import { api } from '../api.ts'
import { useMessages } from '../messages.ts'
import { useFeatures } from '../session/feature.ts'
import { useMe } from '../session/me.ts'
import { useFormatters } from '../ui/formatters.ts'
import { AnchorLink } from '../ui/links.tsx'
import { Page } from '../ui/page.tsx'
import { Failed, Loading } from '../ui/states.tsx'
import type { Article } from './articles.ts'
import { Entry, ReadEntry } from './entry.tsx'
import { FailedJobs } from './failed-jobs.tsx'
import type { Filters } from './filters.ts'
import { HeldOutgoingNotice } from './held-outgoing.tsx'
import { messages } from './messages.ts'
import { Overdue } from './overdue.tsx'
import classes from './overview.module.css'

interface Desk {
  readNow: { article: Article; score: number; share: number }[]
  submitted: Article[]
  returned: Article[]
  next: Article[]
  mine: Article[]
  published: Article[]
  open: Article[]
  overdue: OverdueRow[]
}

export function Overview() {
  const w = useMessages(messages)
  const formatters = useFormatters()
  const features = useFeatures()
  const { data, error, refetch } = useQuery({
    queryKey: ['articles', 'desk'],
    queryFn: ({ signal }) => api.get('/desk', { signal }),
    refetchInterval: 10_000,
  })
  return (
    <Page
      title={w.today}
      heading={
        <div className={classes.heading}>
          <Title order={1}>{w.today}</Title>
          <Text size="sm" c="dimmed">
            {formatters.date(new Date(), 'full')}
          </Text>
        </div>
      }
    >
      {data && <Overdue rows={data.overdue} />}
      <HeldOutgoingNotice />
      <FailedJobs />
      {features.map(({ name, notice: Notice }) => Notice && <Notice key={name} />)}
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
  const w = useMessages(messages)
  const me = useMe()
  const features = useFeatures()
  return (
    <div className={classes.columns}>
      <div className={classes.stack}>
        {desk.returned.length > 0 && (
          <Column title={w.returnedToMe} empty="" all={{ state: 'returned', mine: true }} place="returned">
            {desk.returned.map((article) => (
              <Entry key={article.id} article={article} says="returned" />
            ))}
          </Column>
        )}
        <Column title={w.submitted} empty={w.submittedNone} all={{ state: 'submitted' }} place="hands">
          {desk.submitted.map((article) => (
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
      {features.map(({ name, card: Card }) => Card && <Card key={name} />)}
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
  /** The list with all of them. */
  all?: Filters
  place: string
  children: ReactNode[]
}) {
  const w = useMessages(messages)
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
