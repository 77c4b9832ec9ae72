import { liveLines, storyLines } from '../../coverage/lines.tsx'
import { layoutBlock } from '../view.ts'
import { liveNow } from './block.ts'

export const liveNowView = layoutBlock({
  ...liveNow,

  fragments: (readContext, _, { kind, id }) =>
    kind === 'story' && id !== null ? storyLines(readContext, id) : liveLines(readContext, id ?? undefined),
})
