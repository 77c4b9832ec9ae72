import { add, blend, type Canvas, type Colour, rgb, shade } from './canvas.ts'
import { clamp, fbm, hash, length, noise, smooth } from './random.ts'

/** A vertical gradient over the whole picture: places (units from the top) and colours. */
export function sky(c: Canvas, list: [number, string][]): void {
  const places = list.map(([y]) => y)
  const colours = list.map(([, hex]) => rgb(hex))
  shade(c, (x, y, pixel) => {
    const wave = y + 5 * noise(x / 300, y / 60, 3)
    let i = 0
    while (i < places.length - 2 && wave > places[i + 1]!) i++
    const t = clamp((wave - places[i]!) / (places[i + 1]! - places[i]!))
    const from = colours[i]!
    const to = colours[i + 1]!
    for (let k = 0; k < 3; k++) pixel[k] = from[k]! + (to[k]! - from[k]!) * t
  })
}

/** Light around a point that fades with the distance. */
export function glow(
  c: Canvas,
  x: number,
  y: number,
  radius: number,
  hex: string,
  amount = 1,
  squash = 1,
): void {
  const colour = rgb(hex)
  shade(c, (px, py, pixel) => {
    const d = length(px - x, (py - y) / squash) / radius
    if (d < 4) add(pixel, colour, amount * Math.exp(-d * d * 1.6 - d * 0.9))
  })
}

export interface Clouds {
  seed?: number
  /** The band of the picture they fill, units from the top. */
  top?: number
  bottom: number
  /** Width of a cloud in units, and how flat it lies. */
  size?: number
  flat?: number
  /** 0 clear, 1 overcast. */
  cover?: number
  soft?: number
  lit: string
  dark: string
  sun: [number, number]
  opacity?: number
  drift?: number
}

/** Clouds lit from the sun's side; nearer the bottom they lie flatter, as towards a horizon. */
export function clouds(c: Canvas, o: Clouds): void {
  const { seed = 1, top = 0, size = 420, flat = 2.6, cover = 0.5, soft = 0.22, opacity = 1, drift = 0 } = o
  const lit = rgb(o.lit)
  const dark = rgb(o.dark)
  const colour: Colour = [0, 0, 0]
  const density = (x: number, y: number) => {
    const depth = 1 / (0.25 + clamp((o.bottom - y) / o.bottom))
    const u = ((x - c.width / 2) / size) * (0.5 + depth * 0.35) + drift + seed * 3.7
    const v = (y / size) * flat * (0.6 + depth * 0.3)
    const warp = noise(u * 0.8, v * 0.8, seed + 20)
    return fbm(u + warp * 0.5, v + warp * 0.3, 6, seed)
  }
  const edge = 0.86 - cover * 0.62
  shade(c, (x, y, pixel) => {
    if (y > o.bottom || y < top) return
    const d = density(x, y)
    const body = smooth(edge, edge + soft, d)
    if (body <= 0) return
    const fade = smooth(o.bottom, o.bottom - 60, y) * (top > 0 ? smooth(top, top + 80, y) : 1)
    const dx = o.sun[0] - x
    const dy = o.sun[1] - y
    const far = length(dx, dy) + 1
    const toward = density(x + (dx / far) * size * 0.1, y + ((dy / far) * size * 0.1) / (flat * 0.5))
    const light = clamp(0.45 + (d - toward) * 4.2 - (body - 0.6) * 0.4)
    const near = 0.55 + 0.75 * Math.exp(-far / (c.width * 0.32))
    for (let i = 0; i < 3; i++) colour[i] = dark[i]! + (lit[i]! * near - dark[i]!) * light
    blend(pixel, colour, body * fade * opacity)
  })
}

/** A drifting band of mist around a height. */
export function mist(
  c: Canvas,
  y: number,
  thick: number,
  hex: string,
  amount = 0.6,
  seed = 1,
  drift = 0,
): void {
  const colour = rgb(hex)
  shade(c, (px, py, pixel) => {
    const d = (py - y) / thick
    if (d < -2.5 || d > 2.5) return
    const n = 0.55 + 0.75 * (fbm(px / 420 + seed * 5 + drift, py / 110, 4, seed) - 0.2)
    blend(pixel, colour, clamp(amount * Math.exp(-d * d * 1.5) * n))
  })
}

/** Shafts of light that spread from a point. */
export function rays(
  c: Canvas,
  x: number,
  y: number,
  hex: string,
  amount: number,
  reach: number,
  seed = 1,
  fine = 9,
): void {
  const colour = rgb(hex)
  shade(c, (px, py, pixel) => {
    const angle = Math.atan2(py - y, px - x)
    const d = length(px - x, py - y)
    const n = clamp(
      0.5 +
        0.8 * noise(angle * fine, d / 2600 + seed, seed) +
        0.3 * noise(angle * fine * 2.7, seed, seed + 1),
    )
    add(pixel, colour, amount * n * n * Math.exp(-d / reach))
  })
}

export function stars(c: Canvas, bottom: number, amount = 1, cell = 17, seed = 5): void {
  shade(c, (x, y, pixel) => {
    const cx = Math.floor(x / cell)
    const cy = Math.floor(y / cell)
    const h = hash(cx, cy, seed)
    if (h < 0.45) return
    const sx = (cx + 0.2 + 0.6 * hash(cx, cy, seed + 1)) * cell
    const sy = (cy + 0.2 + 0.6 * hash(cx, cy, seed + 2)) * cell
    const size = 0.5 + 1.2 * hash(cx, cy, seed + 3) ** 6
    const d = ((x - sx) ** 2 + (y - sy) ** 2) / (size * size)
    if (d > 9) return
    const warm = hash(cx, cy, seed + 4)
    const v = amount * Math.exp(-d) * (0.25 + 1.3 * ((h - 0.45) / 0.55) ** 5) * clamp((bottom - y) / 220)
    pixel[0] += v * (0.85 + 0.3 * warm)
    pixel[1] += v * 0.95
    pixel[2] += v * (1.15 - 0.3 * warm)
  })
}

/** Slanting streaks of rain. */
export function rain(c: Canvas, hex: string, amount: number, slant = 0.12, seed = 3): void {
  const colour = rgb(hex)
  shade(c, (x, y, pixel) => {
    for (let k = 0; k < 2; k++) {
      const wide = 7 + k * 9
      const u = (x + y * slant) / wide
      const column = Math.floor(u)
      const length = 160 + k * 240
      const v = y / length + hash(column, k, seed) * 9
      if (hash(column, Math.floor(v), seed + 1 + k) < 0.62) continue
      const across = Math.abs(u - column - 0.5) * wide
      const along = v - Math.floor(v)
      if (across < 1.1 + k * 0.5)
        add(pixel, colour, amount * smooth(0, 0.25, along) * smooth(0.6, 0.3, along) * (0.5 + k * 0.4))
    }
  })
}

/** A slanting sheet of light through the air of a room, drawn over the finished walls. */
export function shaft(
  c: Canvas,
  from: [number, number],
  to: [number, number],
  wide: [number, number],
  hex: string,
  amount: number,
  seed = 2,
): void {
  const colour = rgb(hex)
  const reach = length(to[0] - from[0], to[1] - from[1])
  const dx = (to[0] - from[0]) / reach
  const dy = (to[1] - from[1]) / reach
  shade(c, (x, y, pixel) => {
    const along = (x - from[0]) * dx + (y - from[1]) * dy
    if (along < 0 || along > reach * 1.1) return
    const t = along / reach
    const off = Math.abs((x - from[0]) * dy - (y - from[1]) * dx) / (wide[0] + (wide[1] - wide[0]) * t)
    const dust = 0.65 + 0.6 * (fbm(x / 120, y / 90, 4, seed) - 0.3)
    add(pixel, colour, amount * smooth(1, 0.6, off) * smooth(1.1, 0.55, t) * smooth(0, 0.06, t) * dust)
  })
}
