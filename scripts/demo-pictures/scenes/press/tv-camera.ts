import { layer, type Scene } from '../../kit/canvas.ts'
import { bokeh } from '../../kit/figures.ts'
import { finish } from '../../kit/finish.ts'
import { box, drum, march, rod } from '../../kit/march.ts'
import { fbm, length, smooth } from '../../kit/random.ts'

export const tvCamera: Scene = {
  key: 'tv-camera',
  focal: { x: 0.42, y: 0.45 },
  async paint(c) {
    let kind = 0
    await march(c, {
      eye: [1.5, 0.5, -3],
      target: [-0.18, 0.04, 0],
      lens: 0.37,
      far: 12,
      distance(x, y, z) {
        // The lens looks to the left.
        kind = 0
        let best = Math.min(
          box(x - 0.35, y - 0.06, z, 0.62, 0.28, 0.24, 0.05),
          box(x - 0.98, y - 0.02, z, 0.14, 0.2, 0.19, 0.03),
        )
        const grip =
          Math.max(
            Math.abs(length((x - 0.3) * 0.62, y - 0.34) - 0.22) - 0.03,
            Math.abs(z) - 0.045,
            0.34 - y,
          ) - 0.012
        best = Math.min(best, grip, box(x - 0.1, y + 0.3, z, 0.36, 0.07, 0.16, 0.03))
        const glass = rod(x, y, z, [-0.3, 0.08, 0], [-0.62, 0.08, 0], 0.2)
        const barrel = Math.max(
          length(y - 0.08, z) - (0.21 + 0.012 * (Math.sin(x * 42) > 0.3 ? 1 : 0)),
          Math.abs(x + 0.62) - 0.36,
        )
        if (barrel < best) {
          best = barrel
          kind = 1
        }
        const hood = Math.max(
          Math.abs(Math.max(Math.abs(y - 0.08) * 1.06, Math.abs(z)) - 0.27) - 0.016,
          Math.abs(x + 1.08) - 0.15,
        )
        if (hood < best) {
          best = hood
          kind = 1
        }
        const front = Math.max(glass, 9)
        best = Math.min(best, front)
        const lens = drum(y - 0.08, x + 0.97, z, 0.19, 0.02, 0.01)
        if (lens < best) {
          best = lens
          kind = 2
        }
        const finder = Math.min(
          box(x - 0.02, y - 0.56, z + 0.04, 0.26, 0.11, 0.12, 0.03),
          box(x - 0.36, y - 0.56, z + 0.04, 0.1, 0.15, 0.17, 0.03),
          rod(x, y, z, [0.0, 0.3, 0], [0.0, 0.5, 0], 0.04),
        )
        if (finder < best) {
          best = finder
          kind = 3
        }
        const screen = box(x - 0.47, y - 0.56, z + 0.04, 0.012, 0.115, 0.135)
        if (screen < best) {
          best = screen
          kind = 4
        }
        const tally = box(x + 0.2, y - 0.64, z + 0.04, 0.03, 0.035, 0.06, 0.01)
        if (tally < best) {
          best = tally
          kind = 5
        }
        const mic = rod(x, y, z, [-0.55, 0.42, -0.16], [0.15, 0.42, -0.16], 0.055)
        if (mic < best) {
          best = mic
          kind = 6
        }
        const stand = Math.min(
          drum(x - 0.1, y + 0.46, z, 0.2, 0.08, 0.03),
          rod(x, y, z, [0.1, -0.5, 0], [0.1, -2, 0], 0.12),
          rod(x, y, z, [0.1, -0.48, 0.05], [1.35, -0.72, -0.34], 0.03),
          rod(x, y, z, [1.1, -0.672, -0.26], [1.35, -0.72, -0.34], 0.045),
          rod(x, y, z, [0.1, -0.48, 0.1], [1.25, -0.7, 0.6], 0.03),
        )
        if (stand < best) {
          best = stand
          kind = 7
        }
        return best * 0.85
      },
      surface(x, y, z, s) {
        s.glow = 0
        s.gloss = 0.3
        if (kind === 2) {
          const r = length(y - 0.08, z)
          s.colour = [0.03 + 0.12 * smooth(0.04, 0.1, r) * smooth(0.16, 0.1, r), 0.03, 0.12]
          s.gloss = 1
        } else if (kind === 4) {
          s.colour = [0.3, 0.5, 0.7]
          s.glow = 0.6 + 0.6 * fbm(z * 12, y * 12, 3, 4)
        } else if (kind === 5) {
          s.colour = [1, 0.07, 0.03]
          s.glow = 5
        } else if (kind === 6) {
          s.colour = [0.06, 0.06, 0.065]
          s.gloss = 0
        } else if (kind === 1) {
          s.colour = Math.abs(x + 0.5) < 0.02 ? [0.6, 0.1, 0.05] : [0.035, 0.036, 0.04]
          s.gloss = 0.35
        } else {
          const key =
            kind === 0 &&
            z < -0.2 &&
            x > -0.1 &&
            x < 0.85 &&
            y < 0.16 &&
            y > -0.12 &&
            Math.abs(((x * 8 + 20) % 1) - 0.5) < 0.22 &&
            Math.abs(((y * 11 + 20) % 1) - 0.5) < 0.2
          s.colour = key ? [0.3, 0.3, 0.3] : [0.055, 0.057, 0.062]
          s.gloss = 0.28
        }
      },
      background: (dx, dy) => {
        const v = 0.014 + 0.17 * Math.exp(-((dx + 0.7) ** 2) * 7 - (dy + 0.1) ** 2 * 12)
        const cool = 0.05 * Math.exp(-((dx + 0.05) ** 2) * 30 - dy * dy * 8)
        return [v * 1.2 + cool * 0.3, v * 0.72 + cool * 0.7, v * 0.42 + cool * 1.3]
      },
      lamps: [
        { at: [-2.4, 1.8, 1.2], colour: [40, 26, 14], hard: 10 },
        { at: [2.2, 2.2, 1.6], colour: [18, 32, 52], hard: 10 },
        { at: [1.4, 2.2, -3], colour: [9.5, 9.4, 9.6], hard: 6 },
      ],
      above: [0.045, 0.05, 0.06],
      below: [0.02, 0.02, 0.024],
    })
    await layer(
      c,
      bokeh(7, 16, ['#ffb765', '#ffd9a0', '#ff9a58'], 60, 560, 60).replace(
        /cx="(\d+)/g,
        (_m, v: string) => `cx="${Math.round(Number(v) * 0.3)}`,
      ),
      { mode: 'add', blur: 5, opacity: 0.6 },
    )
    await layer(
      c,
      bokeh(8, 12, ['#6aa8ff', '#a8d4ff'], 40, 420, 44).replace(
        /cx="(\d+)/g,
        (_m, v: string) => `cx="${1200 + Math.round(Number(v) * 0.25)}`,
      ),
      { mode: 'add', blur: 5, opacity: 0.7 },
    )
    finish(c, {
      contrast: 0.26,
      vignette: 0.5,
      exposure: 1.08,
      shadows: [0, 0.003, 0.014],
      lights: [0.015, 0.005, -0.01],
    })
  },
}
