/** The live coverages that ended last. */
import { z } from 'zod'
import { blockType, count } from '../type.ts'

export const coverages = blockType({
  type: 'coverages',
  label: { ar: 'تغطيات انتهت', en: 'Ended coverages' },
  options: z.object({ count: count(4, 10) }),
})
