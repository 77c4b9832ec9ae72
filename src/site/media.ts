/** /media: the renditions of what the public may see, by addresses that a page has written. */
import { type PublicFile, publicFile } from '../content/media/read.ts'
import { type FoundFile, fileOf } from '../content/media/rendition-file.ts'
import type { Reading } from '../content/reading.ts'
import { createMemo } from '../delivery/memo.ts'
import { createStore } from '../delivery/store.ts'
import type { MediaStore } from '../platform/media/store.ts'

/** Where the bytes lie, or where they moved to; null: nothing that the public may see. */
export type Located = FoundFile | { movedTo: string } | null

export interface Media {
  locate(path: string): Promise<Located>
  touch(topics: Iterable<string>): void
}

const address =
  /^\/media\/(\d{1,10})\/([0-9a-z]{1,20})\/([a-z]{1,10}-\d{2,4}\.(?:avif|webp|jpg)|original\.(?:mp4|webm)|hls-[a-z0-9-]{1,24}\.(?:m3u8|m4s|mp4)|captions-[a-z]{2,3}-[0-9a-f]{10}\.vtt)$/

interface Options {
  db: Reading['db']
  store: MediaStore
  onError(error: unknown, key: string): void
}

/** What is known of each file is kept and made stale like a fragment: a picture costs no query while it is read. */
export function createMedia({ db, store, onError }: Options): Media {
  const facts = createStore(4 * 1024 * 1024)
  const files = createMemo<PublicFile | { file: null }>(facts, {
    load: async (id, note) => (await publicFile({ db, note }, Number(id))) ?? { file: null },
    sizeOf: () => 400,
    isRare: (value) => value.file === null,
    graceMilliseconds: () => 0,
    onStale: () => {},
    onFailure: onError,
  })

  async function locate(path: string): Promise<Located> {
    const match = address.exec(path)
    if (!match) return null
    const [, id, version, name] = match as unknown as [string, string, string, string]
    if (Number(id) > 2_147_483_647) return null
    const known = files.fresh(id)?.value ?? (await files.get(id))
    if (known.file === null) return null
    if (version !== known.version) return { movedTo: path.replace(`/${version}/`, `/${known.version}/`) }
    return fileOf(store, known, name)
  }

  return { locate, touch: (topics) => facts.touch(topics) }
}
