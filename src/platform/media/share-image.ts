/**
 * Draws the share image of a page without a picture: name, headline, section. Uses Pango and HarfBuzz, so
 * that letters join, marks are placed, and mixed directions work as in browsers.
 */
import type { OverlayOptions } from 'sharp'
import { spellSigns } from '../../language/spelled-signs.ts'
import { pictures } from './pictures.ts'

export interface ShareImage {
  headline: string
  /** Below the headline; may be empty. */
  label: string
  name: string
  /** Must have enough contrast on white. */
  accent: string
  direction: 'rtl' | 'ltr'
}

export const shareImageSize = { width: 1200, height: 630 }
const face = 'IBM Plex Sans Arabic Bold'
const margin = 84
const bar = 22
const room = { width: shareImageSize.width - 2 * margin - bar, top: 168, bottom: 516 }
/** The largest size at which the headline fits is used. */
const sizes = [78, 68, 59, 51, 45, 39]
const maxLetters = 260
const [paper, ink, quiet, rule] = ['#fcfbf8', '#15171b', '#565a62', '#dcd8cf']

let faces: Promise<unknown> | null = null

/** Pango finds a font by its family once its file was loaded. */
function loadFaces(files: string[]): Promise<unknown> {
  faces ??= (async () => {
    const sharp = await pictures()
    for (const fontfile of files) await sharp({ text: { text: 'x', font: face, fontfile } }).toBuffer()
  })()
  return faces
}

/** Text for Pango's markup: without characters that XML forbids, in the given direction. */
function markup(text: string, colour: string, direction: ShareImage['direction']): string {
  const safe = spellSigns(text)
    .toWellFormed()
    .replace(/[\u0000-\u001f\u007f\ufffe\uffff]+/g, ' ')
    .replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`)
  return `<span foreground="${colour}">${direction === 'rtl' ? '\u200f' : '\u200e'}${safe}</span>`
}

async function set(text: string, size: number, width: number) {
  const sharp = await pictures()
  const options = { text, font: `${face} ${size}`, width, rgba: true, dpi: 72, wrap: 'word-char' as const }
  const { data, info } = await sharp({ text: { ...options, align: 'left' } })
    .png()
    .toBuffer({ resolveWithObject: true })
  return { data, width: info.width, height: info.height }
}

function shorten(text: string): string {
  if (text.length <= maxLetters) return text
  return `${text.slice(0, maxLetters).replace(/\s+\S*$/, '')}…`
}

/** A PNG of 1200 by 630. `files`: the fonts, as TrueType. */
export async function drawShareImage(card: ShareImage, files: string[]): Promise<Buffer> {
  const sharp = await pictures()
  await loadFaces(files)
  const { direction } = card
  const start = (width: number) =>
    direction === 'rtl' ? shareImageSize.width - bar - margin - width : bar + margin
  const layers: OverlayOptions[] = []
  const put = (one: { data: Buffer; width: number }, top: number) =>
    layers.push({ input: one.data, left: start(one.width), top: Math.round(top) })
  const box = (width: number, height: number, colour: string) => ({
    create: { width, height, channels: 3 as const, background: colour },
  })
  layers.push({
    input: box(bar, shareImageSize.height, card.accent),
    left: direction === 'rtl' ? shareImageSize.width - bar : 0,
    top: 0,
  })
  layers.push({ input: box(room.width, 2, rule), left: start(room.width), top: 540 })
  put(await set(markup(card.name.slice(0, 60), card.accent, direction), 42, room.width), 76)
  const headline = markup(shorten(card.headline), ink, direction)
  let words = await set(headline, sizes[0]!, room.width)
  for (const size of sizes.slice(1)) {
    if (words.height <= room.bottom - room.top) break
    words = await set(headline, size, room.width)
  }
  if (words.height > room.bottom - room.top) {
    const height = room.bottom - room.top
    const data = await sharp(words.data).extract({ left: 0, top: 0, width: words.width, height }).toBuffer()
    words = { ...words, data, height }
  }
  put(words, room.top + (room.bottom - room.top - words.height) / 2)
  if (card.label) put(await set(markup(card.label.slice(0, 60), quiet, direction), 30, room.width), 562)
  return sharp({ create: { ...shareImageSize, channels: 3, background: paper } })
    .composite(layers)
    .png({ palette: true, colours: 64, effort: 4 })
    .toBuffer()
}
