/** Stores an original under the hash of its bytes: stored once, never changed. */
import { createHash, randomUUID } from 'node:crypto'
import { open, rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { cardsDir, makeFolder, originalPath, renditionsDir } from './store.ts'

const isThere = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  )

/** Written under another name, synced and renamed: a file under its final name is complete. */
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

/** The name of an original: its SHA-256 and extension. */
export const originalName = (bytes: Uint8Array, ending: string): string =>
  `${createHash('sha256').update(bytes).digest('hex')}.${ending}`

/** Returns the name under which the bytes are stored. */
export async function keepOriginal(
  mediaDir: string,
  bytes: Uint8Array,
  ending: string,
): Promise<{ file: string; sizeInBytes: number }> {
  const file = originalName(bytes, ending)
  await writeOnce(originalPath(mediaDir, file), bytes)
  return { file, sizeInBytes: bytes.length }
}

/** Stores a received file, already synced, under its name. */
export const keepReceived = (mediaDir: string, path: string, file: string): Promise<void> =>
  moveIn(path, originalPath(mediaDir, file))

/** Deletes an original and everything derived from it. */
export async function dropOriginal(mediaDir: string, file: string): Promise<void> {
  await rm(originalPath(mediaDir, file), { force: true })
  await rm(renditionsDir(mediaDir, file), { recursive: true, force: true })
}

/** Deletes all share images of a subject. */
export const dropCards = (mediaDir: string, subject: string): Promise<void> =>
  rm(cardsDir(mediaDir, subject), { recursive: true, force: true })
