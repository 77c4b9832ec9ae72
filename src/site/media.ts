/** /media: serves the renditions and files of public media, at the URLs that pages contain. */

import { type PublicFile, publicFile } from '../content/media/read.ts'
import { type FoundFile, fileOf } from '../content/media/rendition-file.ts'
import { createRevalidatingCache } from '../delivery/revalidating-cache.ts'
import { createStore } from '../delivery/store.ts'
import type { ReadContext } from '../kernel/read-context.ts'
import type { MediaStore } from '../platform/media/store.ts'
import { isId } from '../values/id.ts'

/** The location of a file, or the path it moved to; null when nothing public is there. */
export type Located = FoundFile | { movedTo: string } | null

export interface Media {
  locate(path: string): Promise<Located>
  invalidate(cacheTags: Iterable<string>): void
}

const address =
  /^\/media\/(\d{1,10})\/([0-9a-z]{1,20})\/([a-z]{1,10}-\d{2,4}\.(?:avif|webp|jpg)|original\.(?:mp4|webm|mp3|m4a|aac|ogg|wav|pdf|docx|xlsx|pptx|csv)|hls-[a-z0-9-]{1,24}\.(?:m3u8|m4s|mp4)|captions-[a-z]{2,3}-[0-9a-f]{10}\.vtt)$/

interface Options {
  db: ReadContext['db']
  store: MediaStore
  onError(error: unknown, key: string): void
}

/** The location of each file is cached and invalidated like a fragment, so a cached picture needs no query. */
export function createMedia({ db, store, onError }: Options): Media {
  const locations = createStore(4 * 1024 * 1024)
  const files = createRevalidatingCache<PublicFile | { file: null }>(locations, {
    load: async (id, dependOn) => (await publicFile({ db, dependOn }, Number(id))) ?? { file: null },
    sizeOf: () => 400,
    isLowPriority: (value) => value.file === null,
    staleWhileRevalidateMs: () => 0,
    onStale: () => {},
    onFailure: onError,
  })

  async function locate(path: string): Promise<Located> {
    const match = address.exec(path)
    if (!match) return null
    const [, id, version, name] = match as unknown as [string, string, string, string]
    if (!isId(Number(id))) return null
    const known = files.fresh(id)?.value ?? (await files.get(id))
    if (known.file === null) return null
    if (version !== known.version) return { movedTo: path.replace(`/${version}/`, `/${known.version}/`) }
    return fileOf(store, known, name)
  }

  return { locate, invalidate: (cacheTags) => locations.invalidate(cacheTags) }
}
