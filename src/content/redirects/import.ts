/** Redirects and patterns of a file or an import, in batches. */
import { z } from 'zod'
import { command } from '../../kernel/command.ts'
import { may } from '../policies.ts'
import { type Added, addRedirects, type CollisionReason, type NewRedirect } from './add.ts'
import { redirectsCacheTag } from './cache-tags.ts'
import type { Step } from './loops.ts'
import {
  compilePattern,
  isPatternTarget,
  longestPattern,
  maxPatterns,
  writePatternTarget,
} from './patterns.ts'
import { redirectStatuses } from './tables.ts'
import { targetInput } from './write.ts'

const status = z.union(redirectStatuses.map((one) => z.literal(one)))

/** More rows than this belong in another batch. */
export const maxBatch = 5_000

/** `steps`: where other sources of the same file lead. It is not stored. */
export const importRedirectRows = command({
  name: 'redirects.import',
  input: z.object({
    rows: z.array(z.object({ source: z.string(), target: targetInput, status })).max(maxBatch),
    importRun: z.number().int().nullable().default(null),
    steps: z.custom<ReadonlyMap<string, Step>>((value) => value instanceof Map).optional(),
  }),
  may: may.administer,
  async run(work, { rows, importRun, steps }): Promise<Added> {
    const result = await addRedirects(
      work,
      rows.map(
        (row): NewRedirect => ({ ...row, origin: 'import', ...(importRun === null ? {} : { importRun }) }),
      ),
      steps,
    )
    if (result.added > 0) work.about('redirects', { added: result.added })
    return result
  },
})

export interface AddedPatterns {
  added: number
  known: number
  refused: { source: string; reason: CollisionReason | 'bad-pattern' | 'too-many' }[]
}

/** Adds patterns behind those that are there; equal ones are left as they are. */
export const importRedirectPatterns = command({
  name: 'redirect-patterns.import',
  input: z.object({
    patterns: z
      .array(z.object({ pattern: z.string(), address: z.string().nullable(), status }))
      .max(maxBatch),
    importRun: z.number().int().nullable().default(null),
  }),
  may: may.administer,
  async run(work, { patterns, importRun }): Promise<AddedPatterns> {
    const there = await work.db.selectFrom('redirectPatterns').select(['pattern', 'position']).execute()
    const known = new Set(there.map(({ pattern }) => pattern))
    let position = there.reduce((highest, one) => Math.max(highest, one.position), 0)
    const result: AddedPatterns = { added: 0, known: 0, refused: [] }
    for (const { pattern, address, status: code } of patterns) {
      const reason = known.has(pattern)
        ? null
        : compilePattern(pattern) === null || pattern.length > longestPattern
          ? 'bad-pattern'
          : address !== null && !isPatternTarget(writePatternTarget(address))
            ? 'bad-target'
            : known.size >= maxPatterns
              ? 'too-many'
              : undefined
      if (reason === null) result.known++
      else if (reason !== undefined) result.refused.push({ source: pattern, reason })
      else {
        known.add(pattern)
        await work.db
          .insertInto('redirectPatterns')
          .values({
            ...{ pattern, position: ++position, origin: 'import', importRun, lastAt: null },
            address: address === null ? null : writePatternTarget(address),
            status: address === null ? 410 : code === 410 ? 301 : code,
          })
          .execute()
        result.added++
      }
    }
    if (result.added > 0) {
      work.invalidate(redirectsCacheTag)
      work.about('redirects', { patterns: result.added })
    }
    return result
  },
})
