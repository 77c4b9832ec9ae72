/** The number of articles of the desk's order on the front page, which the blocks of its layout determine. */
import type { ReadContext } from '../../kernel/reading.ts'
import { knownBlocks, placesOf } from '../layouts/blocks.ts'
import { shownBlocks } from '../layouts/read.ts'

export const frontPlaces = async (reading: ReadContext): Promise<number> =>
  placesOf(knownBlocks('front', await shownBlocks(reading, 'front')))
