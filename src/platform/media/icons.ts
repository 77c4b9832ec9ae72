/** Draws the icons of a site from one image: for tabs, for installed apps, and maskable ones. */
import { pictures } from './pictures.ts'

/**
 * `part`: the mark's share of the side length. Icons that systems cut into their own shape need a margin and
 * a background.
 */
const icons = {
  'icon-192': { size: 192, part: 0.92, hasGround: false },
  'icon-512': { size: 512, part: 0.92, hasGround: false },
  'icon-maskable': { size: 512, part: 0.56, hasGround: true },
  'icon-apple': { size: 180, part: 0.7, hasGround: true },
} as const
export type IconName = keyof typeof icons
export const iconNames = Object.keys(icons) as IconName[]
export const iconSize = (name: IconName): number => icons[name].size

/** @param ground the colour behind the mark where there has to be one */
export async function drawIcon(mark: Uint8Array, name: IconName, ground: string): Promise<Buffer> {
  const { size, part, hasGround } = icons[name]
  const drawn = await draw(mark, Math.round(size * part))
  const sharp = await pictures()
  const background = hasGround ? ground : '#0000'
  const image = sharp({ create: { width: size, height: size, channels: 4, background } }).composite([
    { input: drawn, gravity: 'centre' },
  ])
  return (hasGround ? image.removeAlpha() : image).png({ palette: true }).toBuffer()
}

async function draw(mark: Uint8Array, side: number): Promise<Buffer> {
  const sharp = await pictures()
  const { format, height = side } = await sharp(mark).metadata()
  const density = format === 'svg' ? Math.min(2_400, Math.max(72, (72 * side) / height)) : 72
  return sharp(mark, { density }).resize(side, side, { fit: 'contain', background: '#0000' }).png().toBuffer()
}

/** favicon.ico: PNG images of 16, 32 and 48 pixels behind a directory. */
export async function drawFavicon(mark: Uint8Array): Promise<Buffer> {
  const sizes = [16, 32, 48]
  const images: Buffer[] = []
  for (const size of sizes) images.push(await draw(mark, size))
  const head = Buffer.alloc(6 + 16 * images.length)
  head.writeUInt16LE(1, 2)
  head.writeUInt16LE(images.length, 4)
  let at = head.length
  for (const [index, image] of images.entries()) {
    const entry = 6 + 16 * index
    head.writeUInt8(sizes[index]!, entry)
    head.writeUInt8(sizes[index]!, entry + 1)
    head.writeUInt16LE(1, entry + 4)
    head.writeUInt16LE(32, entry + 6)
    head.writeUInt32LE(image.length, entry + 8)
    head.writeUInt32LE(at, entry + 12)
    at += image.length
  }
  return Buffer.concat([head, ...images])
}
