/** An invitation to the newsletter: an address, and a press of a button. Nothing where no mail can be sent. */
import { z } from 'zod'
import { blockType } from '../type.ts'

export const newsletter = blockType({
  type: 'newsletter',
  label: { ar: 'النشرة البريدية', en: 'Newsletter' },
  options: z.object({}),
})
