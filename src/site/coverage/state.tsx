/** Shows whether a coverage is announced, running or ended, and since when. */
import type { Coverage } from '../../content/coverage/read.ts'
import { type SiteLocale, When } from '../locale.tsx'

export function StateLine({ locale, coverage }: { locale: SiteLocale; coverage: Coverage }) {
  const { messages } = locale
  const { state, startsAt, startedAt, endedAt } = coverage
  const day = (at: Date) => locale.date(at, 'iso-day')
  const isOneDay = state === 'ended' && startedAt && endedAt && day(startedAt) === day(endedAt)
  return (
    <div class="coverage-state" data-state={state}>
      <StateMark locale={locale} state={state} />
      {state === 'announced' && startsAt && (
        <span>
          {messages.coverageStarts} <When locale={locale} at={startsAt} shape="datetime" fixed />{' '}
          {locale.zone}
        </span>
      )}
      {isOneDay && (
        <span>
          <time datetime={startedAt.toISOString()}>
            {messages.coverageSpan(
              locale.date(startedAt, 'date'),
              locale.date(startedAt, 'time'),
              locale.date(endedAt, 'time'),
            )}
          </time>{' '}
          {locale.zone}
        </span>
      )}
      {!isOneDay && state !== 'announced' && startedAt && (
        <span>
          {messages.coverageStart} <When locale={locale} at={startedAt} shape="datetime" fixed />{' '}
          {locale.zone}
        </span>
      )}
      {!isOneDay && state === 'ended' && endedAt && (
        <span>
          {messages.coverageEnd} <When locale={locale} at={endedAt} shape="datetime" fixed />
        </span>
      )}
    </div>
  )
}

/** The live coverage label; animated while the coverage runs. */
export function StateMark({ locale: { messages }, state }: { locale: SiteLocale; state: Coverage['state'] }) {
  if (state === 'live') return <b class="moment">{messages.momentByMoment}</b>
  return <b class="still">{state === 'announced' ? messages.coverageNotStarted : messages.coverageEnded}</b>
}
