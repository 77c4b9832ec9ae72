/** Keeps an original under the hash of its bytes: stored once, never changed. */
import { createHash, randomUUID } from 'node:crypto'
import { mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { originalPath } from './store.ts'

/** Written under another name, synced and renamed: a name that stands has all of its bytes. */
async function writeOnce(path: string, bytes: Uint8Array): Promise<void> {
  if (await stat(path).catch(() => null)) return
  await mkdir(dirname(path), { recursive: true })
  const draft = `${path}.${randomUUID()}.part`
  try {
    const handle = await open(draft, 'wx')
    try {
      await handle.writeFile(bytes)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(draft, path)
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
  const folder = await open(dirname(path))
  await folder.sync().catch(() => {})
  await folder.close()
}

/** Answers the name under which the bytes lie: their SHA-256 and the ending. */
export async function keepOriginal(
  mediaDir: string,
  bytes: Uint8Array,
  ending: string,
): Promise<{ file: string; sizeInBytes: number }> {
  const file = `${createHash('sha256').update(bytes).digest('hex')}.${ending}`
  await writeOnce(originalPath(mediaDir, file), bytes)
  return { file, sizeInBytes: bytes.length }
}
