import type { Canvas, Colour } from './canvas.ts'
import { clamp, length } from './random.ts'

/** Land as a height over a plane, seen from `eye`; the sky painted before stays where no land is. */
export interface Terrain {
  height(x: number, z: number): number
  colour(x: number, z: number, y: number, steep: number, into: Colour): void
  eye: Colour
  /** Downward tilt and tan of half the field of view. */
  tilt: number
  lens: number
  sun: Colour
  light: Colour
  ambient: Colour
  haze: Colour
  /** Distance at which haze has taken two thirds. */
  clear: number
  far: number
  /** Colour of the haze towards the sun. */
  flare?: Colour
}

/** Marches every column from the eye outwards; values are screen values. */
export function terrain(c: Canvas, o: Terrain): void {
  const far = length(o.sun[0], o.sun[1], o.sun[2])
  const [sx, sy, sz] = o.sun.map((v) => v / far) as Colour
  const sin = Math.sin(o.tilt)
  const cos = Math.cos(o.tilt)
  const surface: Colour = [0, 0, 0]
  for (let row = 0; row < c.rows; row++) {
    for (let column = 0; column < c.columns; column++) {
      const u = ((column + 0.5 - c.columns / 2) / (c.rows / 2)) * o.lens
      const v = ((c.rows / 2 - row - 0.5) / (c.rows / 2)) * o.lens
      const dy0 = v * cos - sin
      const dz0 = cos + v * sin
      const l = length(u, dy0, dz0)
      const dx = u / l
      const dy = dy0 / l
      const dz = dz0 / l
      if (dy > 0.35) continue
      let t = 0.4
      let last = 0
      let hit = false
      while (t < o.far) {
        const gap = o.eye[1] + dy * t - o.height(o.eye[0] + dx * t, o.eye[2] + dz * t)
        if (gap < 0) {
          hit = true
          break
        }
        last = t
        t += Math.max(0.012 * t, gap * 0.42)
      }
      if (!hit) continue
      let low = last
      for (let i = 0; i < 7; i++) {
        const middle = (low + t) / 2
        if (o.eye[1] + dy * middle < o.height(o.eye[0] + dx * middle, o.eye[2] + dz * middle)) t = middle
        else low = middle
      }
      const x = o.eye[0] + dx * t
      const z = o.eye[2] + dz * t
      const y = o.height(x, z)
      const e = 0.002 * t + 0.004
      const nx = y - o.height(x + e, z)
      const nz = y - o.height(x, z + e)
      const nl = length(nx, e, nz)
      const facing = clamp((nx * sx + e * sy + nz * sz) / nl)
      let shade = 1
      if (facing > 0)
        for (let i = 0, s = 0.04 + 0.01 * t; i < 26 && shade > 0.02; i++, s *= 1.32) {
          const gap = y + sy * s - o.height(x + sx * s, z + sz * s)
          shade = Math.min(shade, clamp(0.5 + (9 * gap) / s))
        }
      o.colour(x, z, y, 1 - e / nl, surface)
      const fog = 1 - Math.exp(-t / o.clear)
      const toward = clamp(dx * sx + dy * sy + dz * sz) ** 6
      const at = (row * c.columns + column) * 3
      for (let i = 0; i < 3; i++) {
        const lit = surface[i]! * (o.ambient[i]! * (0.6 + (0.4 * e) / nl) + o.light[i]! * facing * shade)
        const haze = o.haze[i]! + (o.flare ? (o.flare[i]! - o.haze[i]!) * toward : 0)
        c.rgb[at + i] = lit + (haze - lit) * fog
      }
    }
  }
}
