/** What happened so far in the page's own story. */
import { z } from 'zod'
import { blockType } from '../type.ts'

export const background = blockType({
  type: 'background',
  label: { ar: 'ما حدث حتى الآن', en: 'What happened so far' },
  scopes: ['story'],
  options: z.object({}),
})
