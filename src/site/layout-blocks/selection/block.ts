/** Articles that an editor picked for this place. One that is no longer public is left out. */
import { z } from 'zod'
import { id } from '../../../kernel/fields.ts'
import { blockType, look, title } from '../type.ts'

export const selection = blockType({
  type: 'selection',
  label: { ar: 'مواد مختارة', en: 'Hand-picked articles' },
  options: z.object({
    title,
    articleIds: z
      .array(id)
      .min(1)
      .max(12)
      .meta({ label: { ar: 'المواد', en: 'Articles' } }),
    look: look({
      tiles: { ar: 'صور فوق العناوين', en: 'Pictures above headlines' },
      sides: { ar: 'صور بجانب العناوين', en: 'Pictures beside headlines' },
      plains: { ar: 'عناوين فقط', en: 'Headlines alone' },
    }),
  }),
})
