/** The score of a coverage: a bar on its page, and a line on other pages. */
import type { Score } from '../../content/coverage/content.ts'
import type { Coverage } from '../../content/coverage/read.ts'
import { readingMessages } from '../../language/messages/reading/messages.ts'
import { inLanguage, type SiteLocale, Text } from '../locale.tsx'

interface Props {
  locale: SiteLocale
  coverage: Coverage
}

/**
 * Each number stands beside its side in an element of its own, so no direction can exchange the two. Screen readers
 * read one sentence instead; live updates replace its text, so they announce it (islands/live/score.ts).
 */
export function ScoreBar({ locale, coverage }: Props) {
  const { score } = coverage
  if (!score) return null
  const { lang, dir } = inLanguage(locale, coverage.language)
  const base = dir ?? locale.direction
  const words = readingMessages(locale.publication.language)
  return (
    <section class="score-bar" aria-label={words.score}>
      <p class="vh" aria-live="polite">
        {sentenceOf(locale, score)}
      </p>
      <div class="score-now">
        <p class="score-sides" aria-hidden="true" lang={lang} dir={dir}>
          <Side of={score.home} base={base} />
          <strong>{locale.number(score.home.points)}</strong>
          <i>–</i>
          <strong>{locale.number(score.away.points)}</strong>
          <Side of={score.away} base={base} />
        </p>
        <Stage locale={locale} score={score} attributes={{ lang, dir }} base={base} />
      </div>
    </section>
  )
}

function Side({ of: { name, shortName }, base }: { of: Score['home']; base: 'rtl' | 'ltr' }) {
  return (
    <b>
      <span class={shortName ? 'side-long' : undefined}>
        <Text of={name} base={base} />
      </span>
      {shortName && (
        <span class="side-short">
          <Text of={shortName} base={base} />
        </span>
      )}
    </b>
  )
}

interface StageProps {
  locale: SiteLocale
  score: Score
  attributes: { lang?: string | undefined; dir?: 'rtl' | 'ltr' | undefined }
  base: 'rtl' | 'ltr'
}

/** How far it has come: final, or the period and the minute. */
function Stage({ locale, score: { status, final, minute, addedMinutes }, attributes, base }: StageProps) {
  const words = readingMessages(locale.publication.language)
  const at =
    minute !== null && locale.number(minute) + (addedMinutes ? `+${locale.number(addedMinutes)}` : '')
  if (!final && !status && !at) return null
  return (
    <p class="score-stage">
      {final && <b>{words.finalScore}</b>}
      {!final && status && (
        <span {...attributes}>
          <Text of={status} base={base} />
        </span>
      )}
      {!final && at && (
        <span>
          <Text of={words.minute(at)} base={locale.direction} />
        </span>
      )}
    </p>
  )
}

/** Without the minute, which would be announced each time it changes. */
function sentenceOf(locale: SiteLocale, { home, away, status, final }: Score): string {
  const words = readingMessages(locale.publication.language)
  const side = ({ name, points }: Score['home']) => `${name} ${locale.number(points)}`
  const said = [side(home), side(away), ...(final || !status ? [] : [status])]
  return `${final ? words.finalScore : words.score}${locale.colon} ${said.join(words.comma)}`
}

/** The two sides and their points on one line. */
export function ScoreLine({ locale, coverage }: Props) {
  const { score } = coverage
  if (!score) return null
  const { lang, dir } = inLanguage(locale, coverage.language)
  const base = dir ?? locale.direction
  return (
    <p class="line-score" lang={lang} dir={dir}>
      <Side of={score.home} base={base} /> <strong>{locale.number(score.home.points)}</strong> <i>–</i>{' '}
      <strong>{locale.number(score.away.points)}</strong> <Side of={score.away} base={base} />
    </p>
  )
}
