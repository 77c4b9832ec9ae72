import { defineModule, z } from 'nashra'
import { matchBlock } from './block.tsx'
import { match } from './match.ts'
import { partnerFeed } from './partner-feed.ts'
import { routes } from './routes.ts'
import { listPage, liveScore, matchPage } from './site.tsx'
import { listeners, saveMatch } from './write.ts'

export const matches = defineModule({
  name: 'matches',
  label: { ar: 'مركز المباريات', en: 'Match centre' },
  version: '1.0.0',
  collections: {
    matches: { schema: match, version: 1 },
    articles: { schema: z.int(), version: 1 },
    scores: { schema: z.array(z.string()), version: 1 },
  },
  commands: [saveMatch],
  on: listeners,
  api: routes,
  blocks: [matchBlock],
  pages: [listPage, matchPage],
  slots: [liveScore],
  feeds: [partnerFeed],
})
