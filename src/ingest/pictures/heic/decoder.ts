/**
 * A separate process that converts one HEIC file to JPEG: `decoder SOURCE TARGET MAX_PIXELS`. It exits with 0
 * when the JPEG is written, or with 1 and a sentence when the file cannot be read. The JPEG has the colour
 * profile and no other metadata.
 */
import { readFile, writeFile } from 'node:fs/promises'
import libheif from 'libheif-js/wasm-bundle.js'
import sharp from 'sharp'

const [source, target, maxPixels] = process.argv.slice(2) as [string, string, string]

async function convert(): Promise<void> {
  const bytes = await readFile(source)
  const { icc } = await sharp(bytes).metadata()
  const images = new libheif.HeifDecoder().decode(bytes)
  const image = images.find((one) => one.is_primary()) ?? images[0]
  if (!image) throw new Error('there is no picture in it')
  const [width, height] = [image.get_width(), image.get_height()]
  if (width < 1 || height < 1 || width * height > Number(maxPixels))
    throw new Error(`it is ${width} × ${height} pixels`)
  const data = new Uint8ClampedArray(width * height * 4)
  const filled = await new Promise<unknown>((resolve) => image.display({ data, width, height }, resolve))
  if (!filled) throw new Error('its pixels cannot be read')
  const jpeg = await sharp(Buffer.from(data.buffer), { raw: { width, height, channels: 4 } })
    .flatten({ background: '#fff' })
    .jpeg({ quality: 92, chromaSubsampling: '4:4:4' })
    .toBuffer()
  await writeFile(target, icc ? withProfile(jpeg, icc) : jpeg, { flag: 'wx' })
}

/**
 * The pixel values use the file's own colours, so its profile is added (ICC.1, annex B.4), in as many
 * segments as needed.
 */
function withProfile(jpeg: Buffer, icc: Buffer): Buffer {
  const most = 65_000
  const count = Math.ceil(icc.length / most)
  if (count > 255) return jpeg
  const segments = Array.from({ length: count }, (_, i) => {
    const part = icc.subarray(i * most, (i + 1) * most)
    const head = Buffer.from(`\xff\xe2\0\0ICC_PROFILE\0${String.fromCharCode(i + 1, count)}`, 'latin1')
    head.writeUInt16BE(head.length - 2 + part.length, 2)
    return Buffer.concat([head, part])
  })
  return Buffer.concat([jpeg.subarray(0, 2), ...segments, jpeg.subarray(2)])
}

convert().catch((error: Error) => {
  process.stderr.write(error.message.split('\n')[0] ?? '')
  process.exitCode = 1
})
