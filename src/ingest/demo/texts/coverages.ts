import { emeraldSemiFinal } from './coverages/emerald-semi-final.ts'
import { stormRima } from './coverages/storm-rima.ts'
import type { DemoCoverage } from './types.ts'

/** One running coverage and one ended coverage. */
export const demoCoverages: DemoCoverage[] = [emeraldSemiFinal, stormRima]
