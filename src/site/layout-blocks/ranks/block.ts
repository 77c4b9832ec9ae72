/** The articles after the lead in the order of the front page. */
import { z } from 'zod'
import { blockType, count, look } from '../type.ts'

export const ranks = blockType({
  type: 'ranks',
  label: { ar: 'صف من الواجهة', en: 'A rank of the front' },
  scopes: ['front'],
  options: z.object({
    after: z
      .int()
      .min(0)
      .max(48)
      .default(6)
      .meta({ label: { ar: 'بعد كم مادة من الواجهة', en: 'After so many articles of the front' } }),
    count: count(4, 12),
    look: look({
      tiles: { ar: 'صور فوق العناوين', en: 'Pictures above headlines' },
      sides: { ar: 'صور بجانب العناوين', en: 'Pictures beside headlines' },
      plains: { ar: 'عناوين فقط', en: 'Headlines alone' },
    }),
  }),
  places: ({ after, count: shown }) => after + shown,
})
