/** Search results: headline and excerpt, with the matched words marked. */
import { Fragment } from 'hono/jsx'
import type { Card } from '../../content/articles/cards.ts'
import { kindLabel } from '../../content/articles/kinds.ts'
import { type MarkedForms, markFound } from '../../content/search/marks.ts'
import { isolate } from '../../language/bidi.ts'
import { inLanguage, RunView, type SiteLocale, When } from '../locale.tsx'
import { articlePath, sectionPath } from '../paths.ts'
import { PaidMark } from './marks.tsx'
import { Picture } from './picture.tsx'

export interface Result {
  card: Card
  excerpt: string
}

/** Like `Text`, with the matched words marked. */
function MarkedText({ of, base, forms }: { of: string; base: 'rtl' | 'ltr'; forms: MarkedForms }) {
  const other = base === 'rtl' ? 'ltr' : 'rtl'
  return (
    <Fragment>
      {isolate(of, base).map((run) => {
        const parts = markFound(run.text, forms).map(({ text, found }) =>
          found ? <mark>{text}</mark> : text,
        )
        return (
          <RunView run={run} other={other}>
            {parts}
          </RunView>
        )
      })}
    </Fragment>
  )
}

export function Results({
  locale,
  results,
  forms,
}: {
  locale: SiteLocale
  results: Result[]
  forms: MarkedForms
}) {
  return (
    <ol class="hits">
      {results.map(({ card, excerpt }) => (
        <li>
          <ResultView locale={locale} card={card} excerpt={excerpt} forms={forms} />
        </li>
      ))}
    </ol>
  )
}

function ResultView({ locale, card, excerpt, forms }: Result & { locale: SiteLocale; forms: MarkedForms }) {
  const { lang, dir } = inLanguage(locale, card.language)
  const base = dir ?? locale.direction
  const kind =
    card.kind === 'news' && !card.moduleKind
      ? ''
      : kindLabel(card, locale.messages.kinds, locale.publication.language)
  return (
    <article class="card side hit">
      {card.picture?.version && (
        <div class="shot">
          <Picture picture={card.picture} crop="photo" sizes="9rem" largest={480} alt="" />
        </div>
      )}
      <div class="words">
        <h2>
          <a href={articlePath(card)} lang={lang} dir={dir}>
            <MarkedText of={card.headline} base={base} forms={forms} />
          </a>
        </h2>
        <p lang={lang} dir={dir}>
          <MarkedText of={excerpt} base={base} forms={forms} />
        </p>
        <p class="by">
          <PaidMark locale={locale} of={card} />
          {card.section && <a href={sectionPath(card.section)}>{card.section.name}</a>}
          {kind && kind !== card.section?.name && <span>{kind}</span>}
          <When locale={locale} at={card.publishedAt} dayOnly={card.publishedDateOnly} />
        </p>
      </div>
    </article>
  )
}
