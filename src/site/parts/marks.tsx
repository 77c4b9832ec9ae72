/** The marks above a headline: what paid for it, label, kicker. */
import type { Card } from '../../content/articles/cards.ts'
import { kindLabel } from '../../content/articles/kinds.ts'
import { paidMark } from '../../language/article-labels.ts'
import { inLanguage, type SiteLocale, Text } from '../locale.tsx'

/** The word for the article's label; without one, for its kind. */
export const labelOf = (
  { messages, publication }: SiteLocale,
  card: Pick<Card, 'label' | 'kind' | 'moduleKind'>,
): string =>
  card.label ? messages.labels[card.label] : kindLabel(card, messages.kinds, publication.language)

/** Tells readers that a company paid for the article. */
export function PaidMark({ locale, of }: { locale: SiteLocale; of: Pick<Card, 'sponsor' | 'label'> }) {
  const mark = paidMark(locale.messages, of)
  return mark ? (
    <b>
      <Text of={mark} base={locale.direction} />
    </b>
  ) : null
}

/** A few words above the headline, in the article's language. */
export function KickerText({ locale, of }: { locale: SiteLocale; of: Pick<Card, 'kicker' | 'language'> }) {
  if (!of.kicker) return null
  const { lang, dir } = inLanguage(locale, of.language)
  return (
    <span lang={lang} dir={dir}>
      <Text of={of.kicker} base={dir ?? locale.direction} />
    </span>
  )
}
