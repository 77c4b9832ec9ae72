/** Writes the files of an export into a folder that it alone fills. */
import { constants } from 'node:fs'
import { copyFile, mkdir, open, readdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'

const bufferedCharacters = 256 * 1024

/** Makes the folder. @throws Error when something is in it, so that no export mixes with another one */
export async function makeEmptyFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  if ((await readdir(folder)).length > 0)
    throw new Error(`${folder} is not empty. Name a folder that does not exist yet.`)
}

export interface TextFile {
  write(text: string): Promise<void>
  close(): Promise<void>
}

/** A new text file, written in large pieces. */
export async function openTextFile(path: string): Promise<TextFile> {
  await mkdir(dirname(path), { recursive: true })
  const handle = await open(path, 'wx')
  let waiting = ''
  const flush = async () => {
    const text = waiting
    waiting = ''
    if (text) await handle.writeFile(text)
  }
  return {
    async write(text) {
      waiting += text
      if (waiting.length >= bufferedCharacters) await flush()
    },
    async close() {
      await flush()
      await handle.close()
    },
  }
}

/** Copies a file into the export; answers false when the source is missing. */
export async function copyInto(folder: string, source: string, path: string): Promise<boolean> {
  const target = join(folder, path)
  await mkdir(dirname(target), { recursive: true })
  try {
    await copyFile(source, target, constants.COPYFILE_FICLONE)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false
    throw error
  }
}
