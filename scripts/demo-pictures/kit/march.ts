import sharp from 'sharp'
import type { Canvas, Colour } from './canvas.ts'
import { clamp, hash, length } from './random.ts'

/** What a ray met: linear light, not screen values. */
export interface Surface {
  colour: Colour
  /** 0 matt to 1 mirror. */
  gloss: number
  /** Light it gives itself. */
  glow: number
}

export interface Lamp {
  at: Colour
  colour: Colour
  /** Far away (`at` is its direction), or in the room: then it fades with the distance. */
  sun?: boolean
  /** Softness of its shadows: 4 a window, 40 a bare bulb. */
  hard?: number
}

/** A world given as a distance to its nearest surface (a signed distance field). Units are metres. */
export interface World {
  distance(x: number, y: number, z: number): number
  surface(x: number, y: number, z: number, into: Surface): void
  background(dx: number, dy: number, dz: number): Colour
  lamps: Lamp[]
  /** Light from everywhere: above, below. */
  above: Colour
  below: Colour
  fog?: { colour: Colour; density: number }
  eye: Colour
  target: Colour
  /** Vertical field of view as tan of half the angle. */
  lens?: number
  far?: number
  steps?: number
}

function normalise(v: Colour): Colour {
  const l = length(v[0], v[1], v[2]) || 1
  return [v[0] / l, v[1] / l, v[2] / l]
}

function trace(w: World, o: Colour, d: Colour, far: number): number {
  let t = 0.02
  const steps = w.steps ?? 110
  for (let i = 0; i < steps; i++) {
    const h = w.distance(o[0] + d[0] * t, o[1] + d[1] * t, o[2] + d[2] * t)
    if (h < 0.0004 * (1 + t)) return t
    t += h * 0.92
    if (t > far) return -1
  }
  return t
}

function shadow(w: World, o: Colour, d: Colour, far: number, hard: number): number {
  let light = 1
  // Every point steps a little differently, or the steps show as rings.
  const stride = 0.62 + 0.38 * hash(o[0] * 9173, o[1] * 7919 + o[2] * 6133, 3)
  let t = 0.03 * stride
  for (let i = 0; i < 36; i++) {
    const h = w.distance(o[0] + d[0] * t, o[1] + d[1] * t, o[2] + d[2] * t)
    light = Math.min(light, (hard * h) / t)
    if (light < 0.01) return 0
    t += clamp(h, 0.03, far / 8) * stride
    if (t > far) break
  }
  return light * light * (3 - 2 * light)
}

function normal(w: World, p: Colour): Colour {
  const e = 0.0012
  const at = w.distance(p[0], p[1], p[2])
  return normalise([
    w.distance(p[0] + e, p[1], p[2]) - at,
    w.distance(p[0], p[1] + e, p[2]) - at,
    w.distance(p[0], p[1], p[2] + e) - at,
  ])
}

function lit(w: World, o: Colour, d: Colour, depth: number): Colour {
  const far = w.far ?? 60
  const t = trace(w, o, d, far)
  if (t < 0) return w.background(d[0], d[1], d[2])
  const p: Colour = [o[0] + d[0] * t, o[1] + d[1] * t, o[2] + d[2] * t]
  const n = normal(w, p)
  const s: Surface = { colour: [0.5, 0.5, 0.5], gloss: 0, glow: 0 }
  w.distance(p[0], p[1], p[2])
  w.surface(p[0], p[1], p[2], s)
  let open = depth > 0 ? 0.4 : 0
  if (depth === 0)
    for (let i = 1; i <= 4; i++) {
      const h = 0.05 * i * i
      open += clamp((h - w.distance(p[0] + n[0] * h, p[1] + n[1] * h, p[2] + n[2] * h)) / h) / 2 ** (i - 1)
    }
  open = clamp(1 - 0.55 * open)
  const up = 0.5 + 0.5 * n[1]
  const out: Colour = [0, 0, 0]
  for (let i = 0; i < 3; i++)
    out[i] = s.colour[i]! * (s.glow + open * (w.below[i]! + (w.above[i]! - w.below[i]!) * up))
  const start: Colour = [p[0] + n[0] * 0.004, p[1] + n[1] * 0.004, p[2] + n[2] * 0.004]
  for (const lamp of w.lamps) {
    const to: Colour = lamp.sun ? lamp.at : [lamp.at[0] - p[0], lamp.at[1] - p[1], lamp.at[2] - p[2]]
    const distance = lamp.sun ? far : length(to[0], to[1], to[2])
    const l = normalise(to)
    const facing = n[0] * l[0] + n[1] * l[1] + n[2] * l[2]
    if (facing <= 0) continue
    const reach = lamp.sun
      ? 9
      : Math.max(lamp.colour[0], lamp.colour[1], lamp.colour[2]) / (1 + distance * distance)
    if (reach < 0.004) continue
    const dark = shadow(w, start, l, lamp.sun ? far * 0.5 : distance - 0.05, lamp.hard ?? 12)
    if (dark <= 0) continue
    const power = (dark * facing) / (lamp.sun ? 1 : 1 + distance * distance)
    const half = normalise([l[0] - d[0], l[1] - d[1], l[2] - d[2]])
    const shine =
      s.gloss * 1.4 * clamp(half[0] * n[0] + half[1] * n[1] + half[2] * n[2]) ** (8 + 90 * s.gloss)
    for (let i = 0; i < 3; i++) out[i]! += lamp.colour[i]! * power * (s.colour[i]! + shine)
  }
  if (s.gloss > 0.12 && depth < 1) {
    const dot = d[0] * n[0] + d[1] * n[1] + d[2] * n[2]
    const bounced: Colour = [d[0] - 2 * dot * n[0], d[1] - 2 * dot * n[1], d[2] - 2 * dot * n[2]]
    const edge = s.gloss * (0.25 + 0.75 * (1 - clamp(-dot)) ** 4)
    const seen = lit(w, start, bounced, depth + 1)
    for (let i = 0; i < 3; i++) out[i]! += (seen[i]! - out[i]! * 0.5) * edge
  }
  if (w.fog) {
    const f = 1 - Math.exp(-t * w.fog.density)
    for (let i = 0; i < 3; i++) out[i]! += (w.fog.colour[i]! - out[i]!) * f
  }
  return out
}

/** Share of the canvas's resolution that is traced; film grain and what is drawn over it are full. */
const detail = 0.7

/** Renders the world over the whole canvas; pixels on edges are sampled four times more. */
export async function march(c: Canvas, w: World): Promise<void> {
  const columns = Math.round(c.columns * detail)
  const rows = Math.round(c.rows * detail)
  const forward = normalise([w.target[0] - w.eye[0], w.target[1] - w.eye[1], w.target[2] - w.eye[2]])
  const right = normalise([forward[2], 0, -forward[0]])
  const up: Colour = [
    forward[1] * right[2] - forward[2] * right[1],
    forward[2] * right[0] - forward[0] * right[2],
    forward[0] * right[1] - forward[1] * right[0],
  ]
  const lens = w.lens ?? 0.42
  const sample = (column: number, row: number): Colour => {
    const u = ((column - columns / 2) / (rows / 2)) * lens
    const v = ((rows / 2 - row) / (rows / 2)) * lens
    const d = normalise([
      forward[0] + right[0] * u + up[0] * v,
      forward[1] + right[1] * u + up[1] * v,
      forward[2] + right[2] * u + up[2] * v,
    ])
    const out = lit(w, w.eye, d, 0)
    // Linear light to screen values, kept below 2 so that a lamp does not eat its edge.
    return out.map((v) => Math.min(2, Math.max(0, v)) ** 0.4545) as Colour
  }
  const first = new Float32Array(columns * rows * 3)
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++)
      first.set(sample(column + 0.5, row + 0.5), (row * columns + column) * 3)
  const traced = Float32Array.from(first)
  const unlike = (a: number, b: number) =>
    Math.abs(first[a]! - first[b]!) + Math.abs(first[a + 1]! - first[b + 1]!) > 0.16
  for (let row = 1; row < rows - 1; row++) {
    for (let column = 1; column < columns - 1; column++) {
      const at = (row * columns + column) * 3
      const down = 3 * columns
      if (!unlike(at, at + 3) && !unlike(at, at + down) && !unlike(at, at - 3) && !unlike(at, at - down))
        continue
      const sum: Colour = [first[at]!, first[at + 1]!, first[at + 2]!]
      for (const [dx, dy] of [
        [0.2, 0.35],
        [0.65, 0.2],
        [0.8, 0.65],
      ] as const) {
        const s = sample(column + dx, row + dy)
        for (let i = 0; i < 3; i++) sum[i]! += s[i]!
      }
      for (let i = 0; i < 3; i++) traced[at + i] = sum[i]! / 4
    }
  }
  const values = Buffer.allocUnsafe(traced.length)
  for (let i = 0; i < traced.length; i++) values[i] = Math.min(255, Math.round(traced[i]! * 180))
  const large = await sharp(values, { raw: { width: columns, height: rows, channels: 3 } })
    .resize(c.columns, c.rows, { kernel: 'mitchell' })
    .raw()
    .toBuffer()
  for (let i = 0; i < large.length; i++) c.rgb[i] = large[i]! / 180
}

/** Distances to simple bodies around the origin. */
export function box(x: number, y: number, z: number, a: number, b: number, d: number, round = 0): number {
  const qx = Math.abs(x) - a + round
  const qy = Math.abs(y) - b + round
  const qz = Math.abs(z) - d + round
  return length(Math.max(qx, 0), Math.max(qy, 0), Math.max(qz, 0)) + Math.min(Math.max(qx, qy, qz), 0) - round
}

/** A cylinder along y, of radius r and half height h. */
export function drum(x: number, y: number, z: number, r: number, h: number, round = 0): number {
  const a = length(x, z) - r + round
  const b = Math.abs(y) - h + round
  return Math.min(Math.max(a, b), 0) + length(Math.max(a, 0), Math.max(b, 0)) - round
}

/** A rod with round ends between two points. */
export function rod(x: number, y: number, z: number, a: Colour, b: Colour, r: number): number {
  const px = x - a[0]
  const py = y - a[1]
  const pz = z - a[2]
  const bx = b[0] - a[0]
  const by = b[1] - a[1]
  const bz = b[2] - a[2]
  const h = clamp((px * bx + py * by + pz * bz) / (bx * bx + by * by + bz * bz))
  return length(px - bx * h, py - by * h, pz - bz * h) - r
}

export function egg(x: number, y: number, z: number, a: number, b: number, d: number): number {
  const k0 = length(x / a, y / b, z / d)
  const k1 = length(x / (a * a), y / (b * b), z / (d * d))
  return k1 === 0 ? -Math.min(a, b, d) : (k0 * (k0 - 1)) / k1
}

/** The two bodies grown together over a length k. */
export function melt(a: number, b: number, k: number): number {
  const h = Math.max(k - Math.abs(a - b), 0) / k
  return Math.min(a, b) - h * h * k * 0.25
}
