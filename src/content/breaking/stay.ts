/** How long the banner, or the lead of breaking news, is shown. */
import { z } from 'zod'
import { moment } from '../../kernel/fields.ts'
import { fieldError } from '../../kernel/references.ts'

/** Minutes from now (null: until the breaking news is ended), or the time of the end. */
export const stay = z.union([
  z.strictObject({ minutes: z.number().int().min(1).max(10_080).nullable() }),
  z.strictObject({ endsAt: moment }),
])
export type Stay = z.output<typeof stay>

/** The time of the end; null: until it is ended. @throws CommandError at `field`, when it has passed */
export function endOf(given: Stay, now: Date, field: string): Date | null {
  if ('minutes' in given)
    return given.minutes === null ? null : new Date(now.getTime() + given.minutes * 60_000)
  if (given.endsAt <= now) throw fieldError([field, 'endsAt'], 'past', `${field}: its end has passed.`)
  return given.endsAt
}
