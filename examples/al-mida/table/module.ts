/** What «الميدة» adds to articles, and how it draws its pages. */
import { defineModule, z } from 'nashra'
import { Card } from './card.tsx'
import { Ending, Kicker } from './fields.tsx'
import { Masthead } from './masthead.tsx'
import { today } from './today.tsx'

export const table = defineModule({
  name: 'table',
  fields: {
    place: {
      schema: z.string().max(80),
      label: { ar: 'المكان', en: 'Place' },
      search: 'B',
      since: 1,
    },
    voices: {
      schema: z.array(z.string().max(80)).max(12),
      label: { ar: 'أصوات القصة', en: 'Voices of the story' },
      search: 'C',
      since: 1,
    },
  },
  parts: { masthead: Masthead, card: Card, kicker: Kicker, ending: Ending },
  layoutBlocks: [today],
})
