import { shaft } from '../../kit/air.ts'
import type { Colour, Scene } from '../../kit/canvas.ts'
import { finish } from '../../kit/finish.ts'
import { box, march, rod } from '../../kit/march.ts'
import { fbm, hash, length, smooth } from '../../kit/random.ts'

export const classroom: Scene = {
  key: 'classroom',
  focal: { x: 0.45, y: 0.5 },
  async paint(c) {
    let kind = 0
    await march(c, {
      eye: [2.1, 1.75, -1.2],
      target: [-0.5, 0.95, 5.4],
      lens: 0.52,
      far: 24,
      distance(x, y, z) {
        kind = 0
        // Windows on the left: openings through which the sun comes.
        const pane = box(0, y - 1.9, ((z + 20) % 2.6) - 1.3, 1, 0.9, 0.85)
        let best = Math.max(Math.abs(x + 4) - 0.2, -pane)
        const mullion = Math.min(
          box(x + 4, y - 1.9, ((z + 20) % 2.6) - 1.3, 0.04, 0.9, 0.03),
          box(x + 4, y - 1.9, 0, 0.04, 0.025, 40),
        )
        best = Math.min(best, mullion)
        const rest = Math.min(3.6 - x, 8.4 - z, Math.max(3.2 - y, -(x + 3.8)))
        if (rest < best) {
          best = rest
          kind = 1
        }
        if (y < best) {
          best = y
          kind = 2
        }
        const board = box(x + 0.4, y - 1.7, z - 8.36, 2.1, 0.72, 0.05, 0.01)
        if (board < best) {
          best = board
          kind = 3
        }
        const col = Math.max(-1, Math.min(1, Math.round((x + 0.6) / 1.75)))
        const row = Math.max(0, Math.min(3, Math.round((z - 1.1) / 1.5)))
        const dx = x + 0.6 - col * 1.75
        const dz = z - 1.4 - row * 1.5
        const desk = Math.min(
          box(dx, y - 0.74, dz, 0.56, 0.022, 0.26, 0.01),
          box(Math.abs(dx) - 0.5, y - 0.37, Math.abs(dz) - 0.2, 0.018, 0.37, 0.018),
        )
        if (desk < best) {
          best = desk
          kind = 4
        }
        const chair = Math.min(
          box(dx, y - 0.45, dz + 0.52, 0.36, 0.018, 0.17, 0.01),
          box(dx, y - 0.74, dz + 0.7, 0.36, 0.1, 0.014, 0.01),
          box(Math.abs(dx) - 0.33, y - 0.4, Math.abs(dz + 0.54) - 0.16, 0.016, 0.42, 0.016),
        )
        if (chair < best) {
          best = chair
          kind = 5
        }
        const book = box(dx - 0.16 + row * 0.09, y - 0.79, dz, 0.13, 0.026, 0.1, 0.006)
        if (book < best) {
          best = book
          kind = 6
        }
        const globe = Math.min(
          length(x + 0.8, y - 0.98, z - 2.9) - 0.15,
          rod(x, y, z, [-0.8, 0.74, 2.9], [-0.8, 0.86, 2.9], 0.03),
        )
        if (globe < best) {
          best = globe
          kind = 7
        }
        return best * 0.95
      },
      surface(x, y, z, s) {
        s.gloss = 0.03
        s.glow = 0
        const n = fbm(x * 1.2 + y, z * 1.2 + y, 4, 3)
        if (x < -4.3) {
          s.colour = [1, 0.9, 0.68]
          s.glow = 2.6
        } else if (kind < 2)
          s.colour = y < 1 ? [0.3 + n * 0.05, 0.42 + n * 0.05, 0.4] : [0.72 + n * 0.08, 0.66 + n * 0.08, 0.52]
        else if (kind === 2) {
          const plank = hash(Math.floor(x * 5), Math.floor(z * 0.6 + hash(Math.floor(x * 5), 1, 2) * 5), 3)
          s.colour = [0.38 + plank * 0.09, 0.23 + plank * 0.06, 0.12 + plank * 0.04]
          s.gloss = 0.32
        } else if (kind === 3) {
          const edge = Math.abs(x + 0.4) > 2.04 || Math.abs(y - 1.7) > 0.66
          const chalk = smooth(0.5, 0.8, fbm(x * 2, y * 3, 5, 6)) * 0.07
          const curve = Math.abs(y - 1.75 - 0.3 * Math.sin((x + 0.4) * 3)) < 0.012 && x > -1.9 && x < 0.2
          const circle =
            Math.abs(length(x - 0.85, y - 1.7) - 0.34) < 0.011 ||
            (Math.abs(y - 1.7 - (x - 0.85) * 0.4) < 0.011 && Math.abs(x - 0.85) < 0.32)
          s.colour = edge
            ? [0.36, 0.22, 0.11]
            : curve || circle
              ? [0.75, 0.75, 0.68]
              : [0.03 + chalk, 0.1 + chalk, 0.075 + chalk]
        } else if (kind === 4) {
          s.colour = [0.56, 0.34, 0.16]
          s.gloss = 0.2
        } else if (kind === 5) s.colour = [0.2, 0.26, 0.27]
        else if (kind === 6)
          s.colour = (
            [
              [0.5, 0.1, 0.07],
              [0.08, 0.22, 0.32],
              [0.62, 0.45, 0.12],
              [0.7, 0.66, 0.55],
            ] as Colour[]
          )[Math.floor(hash(Math.round((x + 0.6) / 1.75), Math.round((z - 1.1) / 1.5), 9) * 4)]!
        else {
          s.colour = fbm(x * 8, y * 8 + z * 5, 4, 5) > 0.52 ? [0.42, 0.36, 0.15] : [0.06, 0.2, 0.34]
          s.gloss = 0.3
        }
      },
      background: (_x, y) => [1.5, 1.32 - 0.2 * y, 1],
      lamps: [
        { at: [-0.82, 0.5, 0.16], colour: [4.6, 3.3, 1.9], sun: true, hard: 40 },
        { at: [-3.4, 2, 4], colour: [3.2, 2.9, 2.5], hard: 3 },
      ],
      above: [0.2, 0.21, 0.23],
      below: [0.16, 0.11, 0.075],
      fog: { colour: [0.8, 0.65, 0.45], density: 0.014 },
    })
    for (const [i, x] of [180, 420, 590].entries())
      shaft(
        c,
        [x - 120, 190 + i * 40],
        [x + 420 - i * 60, 820 - i * 70],
        [110 - i * 22, 150 - i * 28],
        '#ffdda0',
        0.15,
        i + 2,
      )
    finish(c, {
      contrast: 0.28,
      vignette: 0.48,
      lights: [0.02, 0.008, -0.02],
      shadows: [0.008, 0.004, 0.012],
    })
  },
}
