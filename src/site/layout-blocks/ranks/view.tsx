import { frontCards } from '../../../content/front/front.ts'
import { readLocale } from '../../locale.tsx'
import { Cards } from '../../parts/list.tsx'
import { layoutBlock } from '../view.ts'
import { ranks } from './block.ts'

const looks = { tiles: 'tile', sides: 'side', plains: 'plain' } as const

export const ranksView = layoutBlock({
  ...ranks,

  async render(reading, { after, count: shown, look: wanted }) {
    const cards = (await frontCards(reading, after + shown)).slice(after)
    if (cards.length === 0) return ''
    const locale = await readLocale(reading)
    return String(
      <div class="band ranks">
        <Cards locale={locale} cards={cards} look={looks[wanted]} />
      </div>,
    )
  },
})
