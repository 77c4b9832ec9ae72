/** Keeps an original under the hash of its bytes: stored once, never changed. */
import { createHash, randomUUID } from 'node:crypto'
import { open, rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { makeFolder, originalPath, renditionsDir } from './store.ts'

const isThere = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  )

/** Written under another name, synced and renamed: a name that stands has all of its bytes. */
async function moveIn(draft: string, path: string): Promise<void> {
  if (await isThere(path)) return void (await rm(draft, { force: true }))
  await makeFolder(dirname(path))
  await rename(draft, path)
  const folder = await open(dirname(path))
  await folder.sync().catch(() => {})
  await folder.close()
}

async function writeOnce(path: string, bytes: Uint8Array): Promise<void> {
  if (await isThere(path)) return
  await makeFolder(dirname(path))
  const draft = `${path}.${randomUUID()}.part`
  try {
    const handle = await open(draft, 'wx')
    try {
      await handle.writeFile(bytes)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await moveIn(draft, path)
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
}

/** The name under which bytes lie: their SHA-256 and the ending. */
export const originalName = (bytes: Uint8Array, ending: string): string =>
  `${createHash('sha256').update(bytes).digest('hex')}.${ending}`

/** Answers the name under which the bytes lie. */
export async function keepOriginal(
  mediaDir: string,
  bytes: Uint8Array,
  ending: string,
): Promise<{ file: string; sizeInBytes: number }> {
  const file = originalName(bytes, ending)
  await writeOnce(originalPath(mediaDir, file), bytes)
  return { file, sizeInBytes: bytes.length }
}

/** Keeps a received file, which was synced, under its name. */
export const keepReceived = (mediaDir: string, path: string, file: string): Promise<void> =>
  moveIn(path, originalPath(mediaDir, file))

/** Takes an original and everything made of it from the disk. */
export async function dropOriginal(mediaDir: string, file: string): Promise<void> {
  await rm(originalPath(mediaDir, file), { force: true })
  await rm(renditionsDir(mediaDir, file), { recursive: true, force: true })
}
