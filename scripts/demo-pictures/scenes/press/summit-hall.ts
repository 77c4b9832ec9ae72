import { add, type Colour, type Scene, shade } from '../../kit/canvas.ts'
import { finish } from '../../kit/finish.ts'
import { box, drum, egg, march, melt, rod } from '../../kit/march.ts'
import { clamp, fbm, hash, length, noise } from '../../kit/random.ts'

export const summitHall: Scene = {
  key: 'summit-hall',
  focal: { x: 0.5, y: 0.5 },
  async paint(c) {
    let kind = 0
    const seats = 24
    const slice = (2 * Math.PI) / seats
    await march(c, {
      eye: [1.2, 8.6, -7.6],
      target: [0, 0.2, -0.35],
      lens: 0.41,
      far: 40,
      distance(x, y, z) {
        kind = 0
        let best = y
        const r = length(x, z)
        const a = Math.atan2(z, x)
        const seat = Math.round(a / slice)
        const b = a - seat * slice
        const u = r * Math.cos(b)
        const v = r * Math.sin(b)
        const table = Math.min(
          Math.max(Math.abs(r - 3.1) - 0.52, Math.abs(y - 0.76) - 0.04),
          Math.max(Math.abs(r - 2.68) - 0.04, Math.abs(y - 0.38) - 0.38),
        )
        if (table < best) {
          best = table
          kind = 1
        }
        const chair = Math.min(
          box(u - 4.08, y - 0.46, v, 0.26, 0.07, 0.25, 0.05),
          box(u - 4.36, y - 0.78, v, 0.06, 0.36, 0.26, 0.05),
          drum(u - 4.08, y - 0.2, v, 0.05, 0.2),
        )
        if (chair < best) {
          best = chair
          kind = 2
        }
        if (hash(seat, 3, 8) > 0.2) {
          const h = 0.03 * hash(seat, 4, 9)
          const torso = melt(
            egg(u - 4.04, y - 0.86 - h, v, 0.17, 0.36, 0.25),
            rod(u, y, Math.abs(v), [3.98, 0.98 + h, 0.2], [3.52, 0.82, 0.16], 0.065),
            0.1,
          )
          if (torso < best) {
            best = torso
            kind = 100 + seat + seats
          }
          const head = egg(u - 4, y - 1.36 - h, v, 0.115, 0.145, 0.105)
          if (head < best) {
            best = head
            kind = 200 + seat + seats
          }
        }
        const paper = box(u - 3.34, y - 0.806, v, 0.13, 0.006, 0.1)
        if (paper < best) {
          best = paper
          kind = 3
        }
        const stem = rod(u, y, v, [2.86, 0.8, 0.0], [2.86, 1.16, 0], 0.014)
        const pennant = Math.max(
          Math.abs(u - 2.86) - 0.012,
          Math.abs(y - 1.06) - 0.09,
          Math.abs(v + 0.12) - 0.12,
        )
        const mic = rod(u, y, v, [3.05, 0.8, 0.22], [3.3, 1.02, 0.2], 0.012)
        if (Math.min(stem, mic) < best) {
          best = Math.min(stem, mic)
          kind = 4
        }
        if (pennant < best) {
          best = pennant
          kind = 300 + seat + seats
        }
        const flowers = r < 2.2 ? (length(r, y * 1.3) - 1.1 + 0.14 * noise(x * 6, z * 6, 3)) * 0.6 : 9
        if (flowers < best) {
          best = flowers
          kind = 5
        }
        return best * 0.88
      },
      surface(x, y, z, s) {
        s.glow = 0
        s.gloss = 0.1
        const r = length(x, z)
        const a = Math.atan2(z, x)
        if (kind === 0) {
          const ring = Math.abs(r - 5.2) < 0.06 || Math.abs(r - 5.5) < 0.03 || Math.abs(r - 2.2) < 0.04
          const star =
            Math.abs(Math.sin(a * 12) * 0.35 + r - 6.6) < 0.05 ||
            Math.abs(-Math.sin(a * 12) * 0.35 + r - 6.6) < 0.05
          const n = 0.85 + 0.3 * fbm(x * 3, z * 3, 4, 4)
          const field: Colour =
            r < 5.2 ? [0.035, 0.09, 0.16] : r < 7.4 ? [0.13, 0.03, 0.035] : [0.2, 0.13, 0.08]
          s.colour = ring || star ? [0.55, 0.38, 0.16] : [field[0] * n, field[1] * n, field[2] * n]
          s.gloss = r > 7.4 ? 0.35 : 0
        } else if (kind === 1) {
          const grain = fbm(r * 9, a * 3, 4, 5)
          s.colour =
            Math.abs(r - 3.1) > 0.46
              ? [0.46, 0.3, 0.12]
              : [0.2 * (0.6 + grain), 0.09 * (0.6 + grain), 0.045 * (0.6 + grain)]
          s.gloss = 0.4
        } else if (kind === 2) s.colour = [0.16, 0.06, 0.045]
        else if (kind === 3) s.colour = [0.86, 0.82, 0.74]
        else if (kind === 4) s.colour = [0.5, 0.42, 0.25]
        else if (kind === 5)
          s.colour =
            noise(x * 14, z * 14, 7) > 0.25
              ? noise(x * 5, z * 5, 9) > 0
                ? [0.8, 0.74, 0.6]
                : [0.62, 0.16, 0.16]
              : [0.07, 0.15, 0.06]
        else if (kind < 200)
          s.colour = (
            [
              [0.03, 0.035, 0.05],
              [0.05, 0.06, 0.1],
              [0.1, 0.1, 0.11],
              [0.7, 0.67, 0.6],
              [0.14, 0.05, 0.07],
            ] as Colour[]
          )[Math.floor(hash(kind, 1, 4) * 5)]!
        else if (kind < 300) {
          const veil = hash(kind - 100, 2, 5)
          s.colour =
            veil < 0.25
              ? [0.5, 0.42, 0.36]
              : veil < 0.45
                ? [0.75, 0.72, 0.66]
                : veil < 0.6
                  ? [0.25, 0.24, 0.24]
                  : y > 1.38
                    ? [0.03, 0.022, 0.018]
                    : [0.4, 0.25, 0.16]
        } else
          s.colour = (
            [
              [0.5, 0.1, 0.08],
              [0.08, 0.26, 0.2],
              [0.1, 0.2, 0.42],
              [0.72, 0.66, 0.52],
              [0.66, 0.42, 0.1],
            ] as Colour[]
          )[Math.floor(hash(kind, 6, 2) * 5)]!
      },
      background: () => [0.02, 0.02, 0.025],
      lamps: [
        { at: [0, 7.5, 0.6], colour: [44, 35, 24], hard: 5 },
        { at: [-7, 6, 6], colour: [24, 17, 10], hard: 8 },
        { at: [8, 5, -4], colour: [7, 10, 15], hard: 8 },
      ],
      above: [0.07, 0.07, 0.08],
      below: [0.04, 0.035, 0.03],
    })
    shade(c, (x, y, pixel) =>
      add(pixel, [1, 0.8, 0.55], 0.1 * clamp(1 - length((x - 800) / 800, (y - 460) / 520))),
    )
    finish(c, {
      contrast: 0.28,
      vignette: 0.6,
      lights: [0.02, 0.006, -0.014],
      shadows: [0.004, 0.002, 0.012],
    })
  },
}
