/** Real input that lies beside the project and is no part of it; tests that need it are left out where it is missing. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../harness.ts'

export const corpora = join(root, '../shared/corpora')
export const reference = join(root, '../shared/reference/page.txt')

/** Says why tests are left out. */
export function has(path: string): boolean {
  const there = existsSync(path)
  if (!there) console.warn(`Left out: what needs ${path}, which is not on this machine.`)
  return there
}
