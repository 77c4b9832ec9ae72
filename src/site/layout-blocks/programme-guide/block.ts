/** The channel: the current programme, the next one, and its programmes. */
import { z } from 'zod'
import { blockType } from '../type.ts'

export const programmeGuide = blockType({
  type: 'programme-guide',
  label: { ar: 'دليل البرامج', en: 'Programme guide' },
  options: z.object({
    programmes: z
      .int()
      .min(0)
      .max(20)
      .default(6)
      .meta({ label: { ar: 'عدد البرامج', en: 'Number of programmes' } }),
  }),
})
