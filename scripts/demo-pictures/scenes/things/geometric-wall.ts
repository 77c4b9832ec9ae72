import { blend, type Colour, type Scene, shade } from '../../kit/canvas.ts'
import { finish } from '../../kit/finish.ts'
import { clamp, fbm, hash, length, smooth } from '../../kit/random.ts'

export const geometricWall: Scene = {
  key: 'geometric-wall',
  focal: { x: 0.32, y: 0.42 },
  async paint(c) {
    const size = 330
    /** Distance to the strapwork of an eight-fold star pattern, in units of the tile. */
    const strap = (x: number, y: number) => {
      let best = 9
      const px = x / size
      const py = y / size
      const cell = (ox: number, oy: number, r1: number) => {
        const u = px - ox - Math.round(px - ox)
        const v = py - oy - Math.round(py - oy)
        // Two squares turned by an eighth make the star; their lines run on to the next.
        for (let k = 0; k < 2; k++) {
          const a = (k * Math.PI) / 4
          const p = u * Math.cos(a) + v * Math.sin(a)
          const q = -u * Math.sin(a) + v * Math.cos(a)
          const square = Math.max(Math.abs(p), Math.abs(q)) - r1
          best = Math.min(best, Math.abs(square))
        }
        best = Math.min(best, Math.abs(length(u, v) - r1 * 0.42))
      }
      cell(0, 0, 0.29)
      cell(0.5, 0.5, 0.205)
      const gx = Math.abs(px - Math.round(px))
      const gy = Math.abs(py - Math.round(py))
      best = Math.min(
        best,
        Math.max(Math.abs(gx - 0.5) * 0.9, 0.2 - gy),
        Math.max(Math.abs(gy - 0.5) * 0.9, 0.2 - gx),
      )
      return best
    }
    const view = (x: number, y: number): [number, number, number] => {
      // The wall recedes to the right.
      const z = 1 / (1.16 - x / 2600)
      return [(x - 300) * z * 1.08 + 60, (y - 480) * z + 330, z]
    }
    const height = (x: number, y: number) => {
      const d = strap(x, y)
      const band = smooth(0.04, 0.026, d) * 13 - smooth(0.011, 0.006, d) * 4
      return band + 1.3 * fbm(x / 30, y / 30, 4, 3) + 1.6 * smooth(0.6, 0.75, fbm(x / 60, y / 60, 4, 9)) * -1
    }
    shade(c, (x, y, pixel) => {
      const [u, v, z] = view(x, y)
      const h = height(u, v)
      const e = 1.6
      const hx = height(u + e, v) - h
      const hy = height(u, v + e) - h
      const sun: Colour = [-0.86, -0.36, 0.36]
      const l = length(hx, hy, e)
      const facing = clamp((-hx * sun[0] - hy * sun[1] + e * sun[2]) / l)
      let dark = 1
      for (let s = 3; s < 46; s *= 1.45)
        dark = Math.min(
          dark,
          clamp(0.5 - (height(u + sun[0] * s, v + sun[1] * s) - h - s * 0.34) / 3.4 + 0.3),
        )
      const d = strap(u, v)
      const tile = d > 0.04
      const pick = hash(Math.floor(u / size + 0.25), Math.floor(v / size + 0.25), 4)
      const r = length(u / size - Math.round(u / size), v / size - Math.round(v / size))
      const glaze: Colour =
        r < 0.13
          ? [0.78, 0.56, 0.26]
          : r < 0.36
            ? [0.1, 0.36, 0.42]
            : pick < 0.5
              ? [0.12, 0.24, 0.42]
              : [0.66, 0.6, 0.48]
      const worn = smooth(0.52, 0.72, fbm(u / 120, v / 120, 5, 22))
      const n = 0.85 + 0.3 * fbm(u / 45, v / 45, 4, 6)
      const leaf = smooth(0.44, 0.56, fbm(x / 260 + 3, y / 230, 4, 41) + (x - 1000) / 2900)
      const beam = (1 - leaf * 0.7) * (0.5 + 0.6 * Math.exp(-(((x - 380) / 760) ** 2)))
      const base: Colour = [0.8, 0.66, 0.48]
      for (let i = 0; i < 3; i++) {
        const own = (tile ? glaze[i]! + (base[i]! * 0.8 - glaze[i]!) * worn * 0.7 : base[i]!) * n
        const ambient = [0.34, 0.35, 0.4][i]!
        const light = [2.1, 1.6, 1.02][i]!
        pixel[i] = own * (ambient + light * facing * dark * beam)
        pixel[i]! += tile ? facing ** 9 * dark * beam * 0.5 * (1 - worn) : 0
      }
      const far = clamp((z - 0.85) * 0.5)
      blend(pixel, [0.16, 0.13, 0.13], far * 0.6)
    })
    finish(c, {
      brush: 1,
      contrast: 0.3,
      vignette: 0.5,
      lights: [0.02, 0.006, -0.015],
      shadows: [0.008, 0.002, 0.016],
    })
  },
}
