import type { Card } from '../../content/articles/cards.ts'
import { paidMark } from '../../language/article-labels.ts'
import { inLanguage, type SiteLocale, Text, When } from '../locale.tsx'
import { articlePath } from '../paths.ts'

/** A headline as a link, labelled when it is not plain news. */
export function HeadlineLink({ locale, card }: { locale: SiteLocale; card: Card }) {
  const { lang, dir } = inLanguage(locale, card.language)
  const mark = markOf(locale, card)
  return (
    <a href={articlePath(card)} lang={lang} dir={dir}>
      <Text of={card.headline} base={dir ?? locale.direction} />
      {mark && ` (${mark})`}
    </a>
  )
}

/** A note for readers before they open the article: (فيديو), (صور), (إعلان). */
function markOf(locale: SiteLocale, card: Card): string {
  const paid = paidMark(locale.messages, card)
  if (paid) return paid
  const { kind, headline } = card
  const mark = kindMark(locale, kind)
  return headline.includes(`(${mark}`) ? '' : mark
}

const kindMark = ({ messages }: SiteLocale, kind: Card['kind']) =>
  kind === 'video' ? messages.video : kind === 'gallery' ? messages.gallery : ''

/** The headline without such a label, where the video or pictures are visible anyway. */
export function withoutMark(locale: SiteLocale, { kind, headline }: Pick<Card, 'kind' | 'headline'>): string {
  const mark = kindMark(locale, kind)
  const at = mark ? headline.lastIndexOf(`(${mark})`) : -1
  return at > 0 && at + mark.length + 2 === headline.length ? headline.slice(0, at).trim() : headline
}

interface ListProps {
  locale: SiteLocale
  cards: Card[]
  ordered?: boolean
  timed?: boolean
}

export function HeadlineList({ locale, cards, ordered, timed }: ListProps) {
  const items = cards.map((card) => (
    <li>
      <HeadlineLink locale={locale} card={card} />
      {timed && ' '}
      {timed && <When locale={locale} at={card.publishedAt} dayOnly={card.publishedDateOnly} />}
    </li>
  ))
  return ordered ? <ol>{items}</ol> : <ul>{items}</ul>
}
