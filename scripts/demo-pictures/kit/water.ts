import { add, type Canvas, type Colour, rgb, shade } from './canvas.ts'
import { clamp, noise, smooth } from './random.ts'

export interface Water {
  /** Where it begins, units from the top. */
  y: number
  /** Colour of the deep water, and how much of the reflection is left near and far. */
  tint: string
  near?: number
  far?: number
  /** How rough: 0.2 a pond, 1 a bay, 2 open sea. */
  rough?: number
  /** The path of a light on it. */
  glitter?: { x: number; width: number; hex: string; amount: number }
  /** Moment, in seconds, for a clip. */
  time?: number
  seed?: number
  /** Where water is, when not everywhere under `y`. */
  mask?: (x: number, y: number) => number
}

/** Height of the waves at a point of the plane. */
function swell(u: number, v: number, t: number, seed: number): number {
  return (
    noise(u + t * 0.35, v + t * 0.5, seed) +
    0.55 * noise(u * 2.1 - t * 0.5, v * 2.3 + t * 0.7, seed + 1) +
    0.3 * noise(u * 4.7 + t * 0.9, v * 5.1 - t * 0.8, seed + 2)
  )
}

/** Mirrors what is painted above `y`, broken by waves that grow towards the viewer. */
export function water(c: Canvas, o: Water): void {
  const { near = 0.35, far = 0.92, rough = 1, time = 0, seed = 4 } = o
  const tint = rgb(o.tint)
  const spark = o.glitter ? rgb(o.glitter.hex) : undefined
  const source = Float32Array.from(c.rgb)
  const deep = c.height - o.y
  const found: Colour = [0, 0, 0]
  shade(c, (x, y, pixel) => {
    if (y <= o.y) return
    const here = o.mask ? o.mask(x, y) : 1
    if (here <= 0) return
    const below = y - o.y
    const t = below / deep
    const z = 260 / (below + 7)
    const u = ((x - c.width / 2) * z) / 150
    const v = z * 13
    const wave = swell(u, v, time, seed)
    const slope = wave * rough
    const sx = clamp(x + slope * (4 + 34 * t), 0, c.width - 2)
    const sy = clamp(o.y - below * (0.92 + 0.25 * rough * 0.3) - slope * (3 + 95 * t), 0, o.y - 2)
    const at = (Math.floor(sy * c.scale) * c.columns + Math.floor(sx * c.scale)) * 3
    const keep = far + (near - far) * smooth(0, 1, t) + slope * 0.1
    for (let i = 0; i < 3; i++) found[i] = tint[i]! + (source[at + i]! * 0.94 - tint[i]!) * clamp(keep)
    if (o.glitter && spark) {
      const spread = o.glitter.width * (0.35 + 1.5 * t)
      const d = (x - o.glitter.x) / spread
      const crest = swell(u * 2.3 + 9, v * 2.1, time * 1.6, seed + 7)
      add(
        found,
        spark,
        o.glitter.amount *
          Math.exp(-d * d) *
          smooth(0.15 + 0.4 * t, 0.75 + 0.4 * t, crest + 0.25) *
          (1.25 - t * 0.5),
      )
    }
    for (let i = 0; i < 3; i++) pixel[i]! += (found[i]! - pixel[i]!) * here
  })
}
