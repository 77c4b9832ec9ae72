/**
 * Serves ads.txt, security.txt and files of verification from the brand. They take precedence over files of
 * the site's folder.
 */
import { filesAtRoot } from '../content/brand/files-at-root.ts'
import { brandTag, readBrand } from '../content/brand/read.ts'
import type { ReadContext } from '../kernel/read-context.ts'
import { type PublicFile, publicFileOf } from './public-files.ts'

const members = ['adsTxt', 'securityTxt', 'verification'] as const
const tags = new Set<string>(['*', ...members.map(brandTag)])

export function createFilesAtRoot(db: ReadContext['db'], onError: (error: unknown, what: string) => void) {
  let files = new Map<string, PublicFile>()
  let asked = 0

  /** The read that started last wins. */
  async function load(): Promise<void> {
    const turn = ++asked
    const brand = await readBrand({ db, dependOn: () => {} }, ...members)
    if (turn !== asked) return
    files = new Map(
      [...filesAtRoot(brand)].map(([path, text]) => [path, publicFileOf(path.slice(1), Buffer.from(text))]),
    )
  }

  const reload = () => load().catch((error) => onError(error, 'files at the root'))
  return {
    load: reload,
    /** Read at once when one of them changed, in whatever process. */
    invalidate(cacheTags: Set<string>): void {
      if (!tags.isDisjointFrom(cacheTags)) void reload()
    },
    find: (path: string): PublicFile | undefined => files.get(path),
  }
}
