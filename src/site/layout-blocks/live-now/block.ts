/** The live coverages of the page: a line each, the same fragments as elsewhere. */
import { z } from 'zod'
import { blockType } from '../type.ts'

export const liveNow = blockType({
  type: 'live-now',
  label: { ar: 'التغطيات الجارية', en: 'Live now' },
  options: z.object({}),
})
