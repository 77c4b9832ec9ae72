/** The key facts of the page's own story. */
import { z } from 'zod'
import { blockType } from '../type.ts'

export const keyFacts = blockType({
  type: 'key-facts',
  label: { ar: 'أبرز الحقائق', en: 'Key facts' },
  scopes: ['story'],
  options: z.object({}),
})
