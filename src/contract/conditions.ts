/** The operations that accept an idempotency key, and those that can depend on a version (RFC 9110). */
import { z } from 'zod'
import type { Operation } from './operation.ts'

/**
 * Every POST of a signed-in caller whose answer can be stored. Uploads are recognised by their bytes instead.
 */
export const takesKey = ({ method, may, takesFile }: Operation): boolean =>
  method === 'post' && may !== 'anyone' && !takesFile

/** The member of the body that contains the edited version; null when the operation checks none. */
export function versionKey({ body }: Operation): 'version' | 'base' | 'revision' | null {
  const inner = body instanceof z.ZodDefault ? body.unwrap() : body
  if (!(inner instanceof z.ZodObject)) return null
  return (['version', 'base', 'revision'] as const).find((key) => key in inner.shape) ?? null
}
