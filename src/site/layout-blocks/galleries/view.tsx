import { listCards } from '../../../content/articles/cards.ts'
import { readLocale } from '../../locale.tsx'
import { Cards } from '../../parts/list.tsx'
import { layoutBlock } from '../view.ts'
import { galleries } from './block.ts'

export const galleriesView = layoutBlock({
  ...galleries,

  async render(reading, { count: shown }) {
    const { cards } = await listCards(reading, 'kind:gallery', shown)
    if (cards.length === 0) return ''
    const locale = await readLocale(reading)
    return String(
      <section class="band gallery-strip">
        <h2>{locale.messages.gallery}</h2>
        <Cards locale={locale} cards={cards} look="tile" />
      </section>,
    )
  },
})
