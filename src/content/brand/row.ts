/** The row of the brand. */
import type { Work } from '../../kernel/command.ts'
import { brandTag } from './read.ts'
import type { Brand, BrandMember } from './shape.ts'

/** Writes the brand as a revision, and renews what shows the members that changed. Returns its version. */
export async function storeBrand(work: Work, after: Brand, changed: BrandMember[]): Promise<number> {
  await work.db
    .updateTable('brand')
    .set({ data: JSON.stringify(after) })
    .execute()
  work.invalidate(...changed.map(brandTag))
  return work.revise('brand', 1, after)
}
