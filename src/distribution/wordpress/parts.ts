/** Splits an export into several files, because servers limit the size of an upload. */
import { join } from 'node:path'
import { openTextFile, type TextFile } from '../archive/files.ts'

const mostBytes = 10 * 1024 * 1024

export interface Parts {
  /** Writes an item; begins another file when this one would become too large. */
  write(item: string): Promise<void>
  /** The number of files so far. */
  count(): number
  /** Ends the file that is being written; the next item begins another one. */
  next(): Promise<void>
  /** Ends the last file; answers the number of files. */
  close(): Promise<number>
}

/** @param head the beginning of each file @param tail its end */
export function openParts(folder: string, { head, tail }: { head: string; tail: string }): Parts {
  let file: TextFile | null = null
  let count = 0
  let bytes = 0
  const end = async () => {
    await file?.write(tail)
    await file?.close()
    file = null
  }
  return {
    async write(item) {
      const size = Buffer.byteLength(item)
      if (file && bytes + size > mostBytes) await end()
      if (!file) {
        file = await openTextFile(join(folder, `wordpress-${String(++count).padStart(3, '0')}.xml`))
        await file.write(head)
        bytes = Buffer.byteLength(head) + Buffer.byteLength(tail)
      }
      bytes += size
      await file.write(item)
    },
    count: () => count,
    next: end,
    async close() {
      await end()
      return count
    },
  }
}
