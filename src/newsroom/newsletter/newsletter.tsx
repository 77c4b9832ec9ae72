/** The newsletter: subscribers, the next issue, and its time. */
import { Alert, Anchor, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type AnswerOf, api } from '../api.ts'
import { useMessages } from '../messages.ts'
import { useMe } from '../session/me.ts'
import { useFormatters } from '../ui/formatters.ts'
import { FormSection } from '../ui/forms/form-section.tsx'
import { Page } from '../ui/page.tsx'
import { Failed, Loading } from '../ui/states.tsx'
import { Time } from '../ui/time.tsx'
import { messages } from './messages.ts'
import classes from './newsletter.module.css'
import { Sending } from './sending.tsx'
import { TestIssue } from './test-issue.tsx'

type Loaded = AnswerOf<'get', '/newsletter'>

export function NewsletterScreen() {
  const w = useMessages(messages)
  const { data, error, refetch } = useQuery({
    queryKey: ['newsletter'],
    queryFn: () => api.get('/newsletter'),
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
  const w = useMessages(messages)
  const { number } = useFormatters()
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
      <FormSection title={w.subscribers}>
        <dl className={classes.counts}>
          {shown.map((key) => (
            <div key={key}>
              <dt>{w[key]}</dt>
              <dd>{number(counts[key])}</dd>
            </div>
          ))}
        </dl>
      </FormSection>
      <FormSection title={w.next} detail={w.order}>
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
            {canMail && me.may('publish') && <TestIssue />}
          </>
        )}
      </FormSection>
      <Sending done={reload} />
      <FormSection title={w.last}>
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
      </FormSection>
    </Stack>
  )
}
