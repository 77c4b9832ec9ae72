/** The newsletter: who gets it, what goes out next, when. */
import { Alert, Anchor, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { newsletterAtDesk } from '../../../content/newsletter/read.ts'
import { api } from '../../api.ts'
import { useHouse } from '../../shell/house.ts'
import { useMe } from '../../shell/me.ts'
import { Page } from '../../shell/page.tsx'
import { Failed, Loading } from '../../shell/states.tsx'
import { Time } from '../../shell/time.tsx'
import { useWords } from '../../words.ts'
import { Part } from '../parts/part.tsx'
import classes from './newsletter.module.css'
import { Proof } from './proof.tsx'
import { Sending } from './sending.tsx'
import { words } from './words.ts'

type Desk = Awaited<ReturnType<typeof newsletterAtDesk>>
interface Loaded {
  canMail: boolean
  counts: Desk['counts']
  nextAt: string | null
  next: { id: number; headline: string; section: string }[]
  issues: (Omit<Desk['issues'][number], 'composedAt'> & { composedAt: string })[]
}

export function NewsletterScreen() {
  const w = useWords(words)
  const { data, error, refetch } = useQuery({
    queryKey: ['newsletter'],
    queryFn: () => api.get<Loaded>('/newsletter'),
  })
  return (
    <Page title={w.title}>
      {error && <Failed problem={error} retry={() => void refetch()} />}
      {!data && !error && <Loading lines={6} />}
      {data && <Newsletter loaded={data} reload={() => void refetch()} />}
    </Page>
  )
}

function Newsletter({ loaded, reload }: { loaded: Loaded; reload(): void }) {
  const w = useWords(words)
  const { number } = useHouse()
  const me = useMe()
  const { canMail, counts, nextAt, next, issues } = loaded
  const shown = ['confirmed', 'daily', 'breaking', 'pending'] as const
  return (
    <Stack gap="xl" maw="46rem">
      {!canMail && (
        <Alert color="yellow" title={w.noMail}>
          {w.noMailDetail}
        </Alert>
      )}
      <Part title={w.subscribers}>
        <dl className={classes.counts}>
          {shown.map((key) => (
            <div key={key}>
              <dt>{w[key]}</dt>
              <dd>{number(counts[key])}</dd>
            </div>
          ))}
        </dl>
      </Part>
      <Part title={w.next} detail={w.order}>
        {next.length === 0 ? (
          <Text>{w.nothing}</Text>
        ) : (
          <>
            <Text>
              {nextAt ? (
                <>
                  {w.nextAt} <Time at={nextAt} shape="datetime" />
                  {' · '}
                </>
              ) : (
                `${w.off} `
              )}
              <Anchor href="/api/v1/newsletter/preview" target="_blank" underline="always">
                {w.preview}
              </Anchor>
            </Text>
            <ol className={classes.list}>
              {next.map(({ id, headline, section }) => (
                <li key={id}>
                  <b dir="auto">{headline}</b>
                  <span>{section}</span>
                </li>
              ))}
            </ol>
            {canMail && me.may('publish') && <Proof />}
          </>
        )}
      </Part>
      <Sending done={reload} />
      <Part title={w.last}>
        {issues.length === 0 && <Text>{w.none}</Text>}
        <ul className={classes.list}>
          {issues.map(({ id, kind, composedAt, sent }) => (
            <li key={id}>
              <b>
                {w.kinds[kind]} · <Time at={composedAt} shape="datetime" />
              </b>
              <span>{w.sentTo(number(sent))}</span>
            </li>
          ))}
        </ul>
      </Part>
    </Stack>
  )
}
