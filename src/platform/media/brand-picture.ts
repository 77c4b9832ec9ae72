/** Accepts a picture of the brand: cleaned, limited in size, and written again without metadata. */
import { pictures } from './pictures.ts'

const kb = 1_024
type Format = 'svg' | 'png' | 'webp' | 'jpeg'

interface Rule {
  formats: readonly Format[]
  /** The largest file, in bytes. */
  most: number
  /** The least size in pixels; a drawing has none. */
  least: { width: number; height: number }
  isSquare?: true
  /** It is cut to this size. */
  cut?: { width: number; height: number }
}

export const brandPictures = {
  logo: { formats: ['svg', 'png', 'webp'], most: 500 * kb, least: { width: 40, height: 40 } },
  icon: { formats: ['svg', 'png'], most: 1_000 * kb, least: { width: 512, height: 512 }, isSquare: true },
  shareImage: {
    ...{ formats: ['png', 'jpeg', 'webp'], most: 5_000 * kb, least: { width: 600, height: 315 } },
    cut: { width: 1200, height: 630 },
  },
  advertisement: { formats: ['png', 'jpeg', 'webp'], most: 1_000 * kb, least: { width: 120, height: 50 } },
} satisfies Record<string, Rule>
export type BrandPictureUse = keyof typeof brandPictures

export type BrandPictureRefusal = 'too-large' | 'other-kind' | 'broken' | 'too-small' | 'not-square'

export class BrandPictureError extends Error {
  reason: BrandPictureRefusal
  constructor(reason: BrandPictureRefusal, sentence: string) {
    super(sentence)
    this.reason = reason
  }
}

export interface TakenPicture {
  contentType: string
  width: number
  height: number
  bytes: Buffer
  /** For a drawing: what was removed. */
  removed: string[]
}

export const tooLargeError = (use: BrandPictureUse, size: number | null): BrandPictureError => {
  const most = `${brandPictures[use].most / kb} KB`
  const has = size === null ? 'This file has more' : `This file has ${Math.ceil(size / kb)} KB`
  return new BrandPictureError('too-large', `${has}; ${most} are the most that it may have.`)
}

/**
 * Matches the allowed text before the root element of an SVG. A text matches in one way only, so the test is
 * fast.
 */
const svgStart = /^(?:\s|<\?[^>]*>|<!--(?:(?!-->)[\s\S])*-->|<!DOCTYPE[^[>]*(?:\[[^\]]*\]\s*)?>)*<svg[\s>]/i

/** @throws BrandPictureError with one sentence about the problem */
export async function takeBrandPicture(use: BrandPictureUse, given: Buffer): Promise<TakenPicture> {
  const rule: Rule = brandPictures[use]
  if (given.length > rule.most) throw tooLargeError(use, given.length)
  const isSvg = svgStart.test(given.subarray(0, 20 * kb).toString('utf8'))
  if (isSvg) {
    if (!rule.formats.includes('svg')) throw otherKind(rule)
    return takeSvg(given)
  }
  const sharp = await pictures()
  const read = () => sharp(given, { limitInputPixels: 50_000_000, failOn: 'error' })
  const facts = await read()
    .metadata()
    .catch(() => {
      throw otherKind(rule)
    })
  if (facts.format === 'svg' || !rule.formats.includes(facts.format as Format)) throw otherKind(rule)
  const { width, height } = facts.autoOrient
  if (width < rule.least.width || height < rule.least.height)
    throw new BrandPictureError(
      'too-small',
      `This picture has ${width} by ${height} pixels; ${rule.least.width} by ${rule.least.height} are the least.`,
    )
  if (rule.isSquare && width !== height)
    throw new BrandPictureError(
      'not-square',
      `This picture has ${width} by ${height} pixels; it has to be a square.`,
    )
  try {
    const upright = read().autoOrient().toColourspace('srgb')
    const made = rule.cut
      ? upright
          .resize(rule.cut.width, rule.cut.height, { fit: 'cover' })
          .flatten({ background: '#fff' })
          .jpeg({ quality: 82, mozjpeg: true })
      : use === 'advertisement'
        ? upright
            .resize({ width: 1940, height: 1200, fit: 'inside', withoutEnlargement: true })
            .webp({ quality: 82 })
        : upright.resize({ width: 1024, height: 1024, fit: 'inside', withoutEnlargement: true }).png()
    const { data, info } = await made.toBuffer({ resolveWithObject: true })
    return {
      contentType: `image/${info.format}`,
      width: info.width,
      height: info.height,
      bytes: data,
      removed: [],
    }
  } catch {
    throw new BrandPictureError('broken', 'This picture cannot be read: its file is not whole.')
  }
}

const otherKind = ({ formats }: Rule) =>
  new BrandPictureError(
    'other-kind',
    `This file is none of ${formats.map((one) => one.toUpperCase()).join(', ')}.`,
  )

async function takeSvg(given: Buffer): Promise<TakenPicture> {
  const { cleanSvg, TooDeep } = await import('./svg.ts')
  const sharp = await pictures()
  try {
    const { svg, removed } = cleanSvg(given.toString('utf8'))
    const bytes = Buffer.from(svg)
    const { width, height } = await sharp(bytes).metadata()
    // Drawn once, and small: what can't be drawn is shown to nobody. `stats` alone would draw it at its own size.
    const small = sharp(bytes).resize({ width: 256, height: 256, fit: 'inside' }).timeout({ seconds: 10 })
    const { isOpaque, channels } = await sharp(await small.png().toBuffer()).stats()
    if (!isOpaque && channels.at(-1)!.max === 0) throw new Error('It shows nothing.')
    return { contentType: 'image/svg+xml', width, height, bytes, removed }
  } catch (error) {
    if (error instanceof TooDeep)
      throw new BrandPictureError('broken', 'The groups of this drawing are nested too deeply. Ungroup them.')
    throw new BrandPictureError('broken', 'This drawing cannot be read, or shows nothing once it is cleaned.')
  }
}
