/** Writes a Brotli and a gzip copy of each built text file, where that is smaller. */
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const brotli = promisify(brotliCompress)
const zip = promisify(gzip)
const text = /\.(?:js|css|svg)$/

/** @param {string} folder a folder of files whose names contain a hash of their bytes */
export async function compressAssets(folder) {
  const names = (await readdir(folder)).filter((name) => text.test(name))
  await Promise.all(
    names.map(async (name) => {
      const bytes = await readFile(join(folder, name))
      const params = {
        [constants.BROTLI_PARAM_QUALITY]: 11,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      }
      const copies = { br: await brotli(bytes, { params }), gz: await zip(bytes, { level: 9 }) }
      for (const [ending, copy] of Object.entries(copies))
        if (copy.length < bytes.length) await writeFile(join(folder, `${name}.${ending}`), copy)
    }),
  )
}
