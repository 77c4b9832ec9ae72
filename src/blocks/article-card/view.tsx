import type { Shown } from '../../site/parts/body-text.tsx'
import { CardView } from '../../site/parts/card.tsx'
import type { ArticleCard } from './block.ts'

export function articleCardView({ attrs }: ArticleCard, { locale, cards }: Shown) {
  const card = cards.get(attrs.articleId)
  return card ? <CardView locale={locale} card={card} look="side" level={3} /> : null
}
