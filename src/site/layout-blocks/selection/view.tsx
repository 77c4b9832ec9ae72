import { cardsOf } from '../../../content/articles/cards.ts'
import { readLocale, Text } from '../../locale.tsx'
import { Cards } from '../../parts/list.tsx'
import { layoutBlock } from '../view.ts'
import { selection } from './block.ts'

const looks = { tiles: 'tile', sides: 'side', plains: 'plain' } as const

export const selectionView = layoutBlock({
  ...selection,

  async render(readContext, { title: heading, articleIds, look: wanted }) {
    const cards = await cardsOf(readContext, articleIds)
    if (cards.length === 0) return ''
    const locale = await readLocale(readContext)
    return String(
      <section class="band selection">
        {heading && (
          <h2>
            <Text of={heading} base={locale.direction} />
          </h2>
        )}
        <Cards locale={locale} cards={cards} look={looks[wanted]} />
      </section>,
    )
  },
})
