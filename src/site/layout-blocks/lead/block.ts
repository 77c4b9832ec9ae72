/** The first thing on the front, with the second rank beside it. */
import { z } from 'zod'
import { id } from '../../../kernel/fields.ts'
import { blockType, look } from '../type.ts'

export const lead = blockType({
  type: 'lead',
  label: { ar: 'الخبر الأول', en: 'The lead' },
  scopes: ['front'],
  options: z.object({
    look: look({
      picture: { ar: 'بصورة', en: 'With its picture' },
      type: { ar: 'نص كبير بلا صورة', en: 'Set as type, without a picture' },
      live: { ar: 'تغطية مباشرة', en: 'Live coverage' },
    }),
    beside: z
      .int()
      .min(0)
      .max(5)
      .default(5)
      .meta({ label: { ar: 'عدد المواد بجانبه', en: 'Articles beside it' } }),
    coverageId: id
      .nullable()
      .default(null)
      .meta({
        label: { ar: 'التغطية (أحدث تغطية جارية ما لم تُحدَّد)', en: 'Coverage (the newest, unless said)' },
      }),
  }),
  places: ({ beside }) => 1 + beside,
})
