import { listCards } from '../../../content/articles/cards.ts'
import { readLocale } from '../../locale.tsx'
import { Cards } from '../../parts/list.tsx'
import { layoutBlock } from '../view.ts'
import { videos } from './block.ts'

export const videosView = layoutBlock({
  ...videos,

  async render(readContext, { count: shown }) {
    const { cards } = await listCards(readContext, 'kind:video', shown)
    if (cards.length === 0) return ''
    const locale = await readLocale(readContext)
    return String(
      <section class="band film">
        <h2>
          <a href="/videos">{locale.messages.videos}</a>
        </h2>
        <Cards locale={locale} cards={cards} look="tile" without="section" />
      </section>,
    )
  },
})
