import sharp from 'sharp'
import { noise } from './random.ts'

/** Red, green, blue, 0 to 1; light may go above 1 until the picture is finished. */
export type Colour = [number, number, number]

/**
 * A picture while it is painted. Scenes draw in their own units (1600 wide); `scale` is pixels a unit, so
 * a clip paints the same scene smaller.
 */
export interface Canvas {
  width: number
  height: number
  scale: number
  columns: number
  rows: number
  rgb: Float32Array
}

export interface Scene {
  key: string
  focal: { x: number; y: number }
  /** Units; 1600 × 1067 unless said. */
  size?: [number, number]
  paint(canvas: Canvas): Promise<void>
}

export function canvas(width: number, height: number, scale = 1): Canvas {
  const columns = Math.round(width * scale)
  const rows = Math.round(height * scale)
  return { width, height, scale, columns, rows, rgb: new Float32Array(columns * rows * 3) }
}

/** '#rrggbb' as numbers. */
export function rgb(hex: string): Colour {
  const n = Number.parseInt(hex.slice(1), 16)
  return [(n >> 16) / 255, ((n >> 8) & 255) / 255, (n & 255) / 255]
}

/** A colour between two, as '#rrggbb'. */
export function mix(a: string, b: string, t: number): string {
  const from = rgb(a)
  const to = rgb(b)
  const part = (i: 0 | 1 | 2) =>
    Math.round((from[i] + (to[i] - from[i]) * t) * 255)
      .toString(16)
      .padStart(2, '0')
  return `#${part(0)}${part(1)}${part(2)}`
}

/** Runs over every pixel: `change` gets the place in units and the pixel's colour, to be changed in place. */
export function shade(c: Canvas, change: (x: number, y: number, pixel: Colour) => void): void {
  const pixel: Colour = [0, 0, 0]
  let at = 0
  for (let row = 0; row < c.rows; row++) {
    const y = (row + 0.5) / c.scale
    for (let column = 0; column < c.columns; column++) {
      pixel[0] = c.rgb[at]!
      pixel[1] = c.rgb[at + 1]!
      pixel[2] = c.rgb[at + 2]!
      change((column + 0.5) / c.scale, y, pixel)
      c.rgb[at++] = pixel[0]
      c.rgb[at++] = pixel[1]
      c.rgb[at++] = pixel[2]
    }
  }
}

export function blend(pixel: Colour, colour: Colour, amount: number): void {
  pixel[0] += (colour[0] - pixel[0]) * amount
  pixel[1] += (colour[1] - pixel[1]) * amount
  pixel[2] += (colour[2] - pixel[2]) * amount
}

export function add(pixel: Colour, colour: Colour, amount: number): void {
  pixel[0] += colour[0] * amount
  pixel[1] += colour[1] * amount
  pixel[2] += colour[2] * amount
}

export interface LayerOptions {
  /** Gaussian blur in units: depth of field, soft shadows. */
  blur?: number
  mode?: 'over' | 'add' | 'multiply'
  opacity?: number
  /** How strongly the surface is mottled, 0 to 1. */
  texture?: number
  /** How far edges wander, in units: a hand's line instead of a ruler's. */
  wander?: number
  seed?: number
}

/** Rasterises SVG markup and lays it over the picture. */
export async function layer(c: Canvas, markup: string, options: LayerOptions = {}): Promise<void> {
  const { blur = 0, mode = 'over', opacity = 1, texture = 0, wander = 0, seed = 1 } = options
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${c.columns}" height="${c.rows}" ` +
    `viewBox="0 0 ${c.width} ${c.height}" preserveAspectRatio="none">${markup}</svg>`
  let image = sharp(Buffer.from(svg), { limitInputPixels: false, unlimited: true }).ensureAlpha()
  if (blur * c.scale >= 0.4) image = image.blur(blur * c.scale)
  const pixels = await image.raw().toBuffer()
  let at = 0
  for (let row = 0; row < c.rows; row++) {
    for (let column = 0; column < c.columns; column++, at += 3) {
      let from = (row * c.columns + column) * 4
      if (wander > 0) {
        const u = column / c.scale / 26
        const v = row / c.scale / 26
        const dx = Math.round(noise(u, v, seed + 50) * wander * c.scale)
        const dy = Math.round(noise(u, v, seed + 60) * wander * c.scale)
        const sx = Math.min(c.columns - 1, Math.max(0, column + dx))
        const sy = Math.min(c.rows - 1, Math.max(0, row + dy))
        from = (sy * c.columns + sx) * 4
      }
      const alpha = (pixels[from + 3]! / 255) * opacity
      if (alpha === 0) continue
      let value = 1
      if (texture > 0) {
        const u = column / c.scale
        const v = row / c.scale
        value +=
          texture *
          (noise(u / 40, v / 28, seed) * 0.5 +
            noise(u / 11, v / 9, seed + 1) * 0.35 +
            noise(u / 4, v / 4, seed + 2) * 0.3)
      }
      for (let i = 0; i < 3; i++) {
        const under = c.rgb[at + i]!
        const over = (pixels[from + i]! / 255) * value
        if (mode === 'over') c.rgb[at + i] = under + (over - under) * alpha
        else if (mode === 'add') c.rgb[at + i] = under + over * alpha
        else c.rgb[at + i] = under * (1 + (over - 1) * alpha)
      }
    }
  }
}
