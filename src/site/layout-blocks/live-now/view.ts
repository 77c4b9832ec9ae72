import { liveLines, storyLines } from '../../coverage/lines.tsx'
import { layoutBlock } from '../view.ts'
import { liveNow } from './block.ts'

export const liveNowView = layoutBlock({
  ...liveNow,

  fragments: (reading, _, { kind, id }) =>
    kind === 'story' && id !== null ? storyLines(reading, id) : liveLines(reading, id ?? undefined),
})
