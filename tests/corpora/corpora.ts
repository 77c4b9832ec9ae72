/** Real input that is no part of the project: CORPORA names its folder, from the project's own or absolute. */
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { root } from '../harness.ts'

export const corpora = resolve(root, process.env.CORPORA ?? '.')
/** The page that the product was asked for lies beside the corpora. */
export const reference = join(corpora, '../reference/page.txt')

/** For `test.runIf`: says why tests are left out. */
export function has(path: string): boolean {
  const exists = existsSync(path)
  if (!exists) console.warn(`Left out: what needs ${path}, which is not on this machine.`)
  return exists
}
