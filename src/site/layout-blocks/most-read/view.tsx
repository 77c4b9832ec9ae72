import { mostRead as readMost } from '../../../content/readership/readership.ts'
import { readLocale } from '../../locale.tsx'
import { HeadlineList } from '../../parts/headlines.tsx'
import { layoutBlock } from '../view.ts'
import { mostRead } from './block.ts'

export const mostReadView = layoutBlock({
  ...mostRead,

  async render(readContext, { count: shown }) {
    const cards = await readMost(readContext, shown)
    if (cards.length === 0) return ''
    const locale = await readLocale(readContext)
    return String(
      <section class="band most-band">
        <h2>{locale.messages.mostRead}</h2>
        <HeadlineList locale={locale} cards={cards} ordered />
      </section>,
    )
  },
})
