/** Coverages and entries in the form that the API uses. */

import type { z } from 'zod'
import type { coverageToEdit } from '../../content/coverage/desk.ts'
import type { DeskEntry } from '../../content/coverage/desk-entries.ts'
import { isPublicState } from '../../content/coverage/rows.ts'
import type { entryAnswer } from '../../contract/coverages/coverage.ts'
import { presentPicture } from '../shapes.ts'

type CoverageToEdit = NonNullable<Awaited<ReturnType<typeof coverageToEdit>>>

export const presentCoverage = <C extends Omit<CoverageToEdit, 'summary' | 'version' | 'scoreVersion'>>(
  coverage: C,
) => ({
  ...coverage,
  picture: presentPicture(coverage.picture),
  address: isPublicState(coverage.state) ? `/coverage/${coverage.id}/${coverage.slug}` : null,
})

export const presentEntry = (entry: DeskEntry) => entry as z.infer<typeof entryAnswer>
