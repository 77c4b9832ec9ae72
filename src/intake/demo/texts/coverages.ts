import { emeraldSemiFinal } from './coverages/emerald-semi-final.ts'
import { stormRima } from './coverages/storm-rima.ts'
import type { DemoCoverage } from './types.ts'

/** One that goes on and one that is over. */
export const demoCoverages: DemoCoverage[] = [emeraldSemiFinal, stormRima]
