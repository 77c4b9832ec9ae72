/** Real input outside the project. CORPORA names its folder, absolute or relative to the project. */
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { root } from '../harness.ts'

export const corpora = resolve(root, process.env.CORPORA ?? '.')
/** The reference page is beside the corpora. */
export const reference = join(corpora, '../reference/page.txt')

/** For `test.runIf`: prints which tests are skipped. */
export function has(path: string): boolean {
  const exists = existsSync(path)
  if (!exists) console.warn(`Skipped: ${path} does not exist.`)
  return exists
}
