import { listCards } from '../../../content/articles/cards.ts'
import { readLocale } from '../../locale.tsx'
import { Cards } from '../../parts/list.tsx'
import { layoutBlock } from '../view.ts'
import { galleries } from './block.ts'

export const galleriesView = layoutBlock({
  ...galleries,

  async render(readContext, { count: shown }) {
    const { cards } = await listCards(readContext, 'kind:gallery', shown)
    if (cards.length === 0) return ''
    const locale = await readLocale(readContext)
    return String(
      <section class="band gallery-strip">
        <h2>{locale.messages.gallery}</h2>
        <Cards locale={locale} cards={cards} look="tile" />
      </section>,
    )
  },
})
