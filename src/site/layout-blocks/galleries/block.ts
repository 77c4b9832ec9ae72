/** The newest galleries, as a strip of large pictures. */
import { z } from 'zod'
import { blockType, count } from '../type.ts'

export const galleries = blockType({
  type: 'galleries',
  label: { ar: 'شريط الصور', en: 'Galleries' },
  options: z.object({ count: count(6, 20) }),
})
