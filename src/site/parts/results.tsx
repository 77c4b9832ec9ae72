/** What a search found: headline and excerpt, with the words that were looked for marked. */
import { Fragment } from 'hono/jsx'
import type { Card } from '../../content/articles/cards.ts'
import { markFound, type Sought } from '../../content/search/marks.ts'
import { isolate, stripBidi } from '../../language/bidi.ts'
import { articleAddress, sectionAddress } from '../addresses.ts'
import { type House, inLanguage, When } from '../house.tsx'
import { Picture } from './picture.tsx'

export interface Result {
  card: Card
  excerpt: string
}

/** As `Text`, with what was found marked. */
function MarkedText({ of, base, forms }: { of: string; base: 'rtl' | 'ltr'; forms: Sought }) {
  const other = base === 'rtl' ? 'ltr' : 'rtl'
  return (
    <Fragment>
      {isolate(stripBidi(of), base).map((run) => {
        const parts = markFound(run.text, forms).map(({ text, found }) =>
          found ? <mark>{text}</mark> : text,
        )
        return run.isolate ? <bdi dir={other}>{parts}</bdi> : <Fragment>{parts}</Fragment>
      })}
    </Fragment>
  )
}

export function Results({ house, results, forms }: { house: House; results: Result[]; forms: Sought }) {
  return (
    <ol class="hits">
      {results.map(({ card, excerpt }) => (
        <li>
          <ResultView house={house} card={card} excerpt={excerpt} forms={forms} />
        </li>
      ))}
    </ol>
  )
}

function ResultView({ house, card, excerpt, forms }: Result & { house: House; forms: Sought }) {
  const { lang, dir } = inLanguage(house, card.language)
  const base = dir ?? house.direction
  const kind = card.kind === 'news' ? '' : house.words.kinds[card.kind]
  return (
    <article class="card side hit">
      {card.picture?.version && (
        <div class="shot">
          <Picture picture={card.picture} crop="photo" sizes="9rem" largest={480} alt="" />
        </div>
      )}
      <div class="words">
        <h2>
          <a href={articleAddress(card)} lang={lang} dir={dir}>
            <MarkedText of={card.headline} base={base} forms={forms} />
          </a>
        </h2>
        <p lang={lang} dir={dir}>
          <MarkedText of={excerpt} base={base} forms={forms} />
        </p>
        <p class="by">
          {card.section && <a href={sectionAddress(card.section)}>{card.section.name}</a>}
          {kind && kind !== card.section?.name && <span>{kind}</span>}
          <When house={house} at={card.publishedAt} />
        </p>
      </div>
    </article>
  )
}
