/** What the paper opens with: the newest articles, side by side, as dishes on the table. */
import { Cards, defineLayoutBlock, z } from 'nashra'

export const today = defineLayoutBlock({
  type: 'x_table_today',
  label: { ar: 'على الميدة اليوم', en: 'On the table today' },
  scopes: ['front'],
  options: z.object({
    dishes: z
      .int()
      .min(2)
      .max(8)
      .default(4)
      .meta({ label: { ar: 'عدد الأطباق', en: 'Number of dishes' } }),
  }),
  async render(read, { dishes }) {
    const locale = await read.locale()
    const { cards } = await read.articles.list('latest', dishes)
    if (cards.length === 0) return null
    return (
      <section class="band" aria-labelledby="on-the-table">
        <h2 id="on-the-table">على الميدة اليوم</h2>
        <Cards locale={locale} cards={cards} look="tile" />
      </section>
    )
  },
})
