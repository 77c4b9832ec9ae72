/** Unpacks gzipped files, unless they expand further than any text does. */
import { createReadStream, type ReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'

const mostExpansion = 200
/** Small files may expand further: a page of spaces harms nobody. */
const harmless = 50 * 1024 * 1024

export class ExpansionError extends Error {}

/** The bytes of a file that is gzipped. @throws ExpansionError; other errors when it is cut or cannot be read */
export async function* unpackedBytes(
  path: string,
  { signal, onOpen }: { signal?: AbortSignal | undefined; onOpen?(source: ReadStream): void } = {},
): AsyncGenerator<Buffer> {
  const source = createReadStream(path, { highWaterMark: 256 * 1024, ...(signal && { signal }) })
  onOpen?.(source)
  const gunzip = createGunzip()
  let size = 0
  try {
    const stream = source.on('error', (error) => gunzip.destroy(error)).pipe(gunzip)
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      size += chunk.length
      if (size > harmless && size > source.bytesRead * mostExpansion)
        throw new ExpansionError(`it expands more than ${mostExpansion} times`)
      yield chunk
    }
  } finally {
    source.destroy()
  }
}
