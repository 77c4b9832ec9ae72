/** The number of articles of the desk's order on the front page, which the blocks of its layout determine. */
import type { ReadContext } from '../../kernel/read-context.ts'
import { knownBlocks, placesOf } from '../layouts/blocks.ts'
import { shownBlocks } from '../layouts/read.ts'

export const frontPlaces = async (readContext: ReadContext): Promise<number> =>
  placesOf(knownBlocks('front', await shownBlocks(readContext, 'front')))
