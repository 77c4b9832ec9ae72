import { frontCards } from '../../../content/front/front.ts'
import { readLocale } from '../../locale.tsx'
import { Cards } from '../../parts/list.tsx'
import { layoutBlock } from '../view.ts'
import { ranks } from './block.ts'

const looks = { tiles: 'tile', sides: 'side', plains: 'plain' } as const

export const ranksView = layoutBlock({
  ...ranks,

  async render(readContext, { after, count: shown, look: wanted }) {
    const cards = (await frontCards(readContext, after + shown)).slice(after)
    if (cards.length === 0) return ''
    const locale = await readLocale(readContext)
    return String(
      <div class="band ranks">
        <Cards locale={locale} cards={cards} look={looks[wanted]} />
      </div>,
    )
  },
})
