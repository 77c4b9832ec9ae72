import { glow } from '../../kit/air.ts'
import { type Colour, layer, type Scene } from '../../kit/canvas.ts'
import { bokeh } from '../../kit/figures.ts'
import { finish } from '../../kit/finish.ts'
import { box, drum, march, melt, rod } from '../../kit/march.ts'
import { length } from '../../kit/random.ts'

export const labMicroscope: Scene = {
  key: 'lab-microscope',
  focal: { x: 0.52, y: 0.45 },
  async paint(c) {
    let kind = 0
    const a = 0.34
    const [sin, cos] = [Math.sin(a), Math.cos(a)]
    await march(c, {
      eye: [-1.5, 1.35, -3],
      target: [0.12, 0.86, 0],
      lens: 0.36,
      far: 12,
      distance(x, y, z) {
        kind = 0
        let best = y
        const px = x * cos - z * sin
        const pz = x * sin + z * cos
        const base = melt(
          box(px - 0.05, y - 0.09, pz, 0.5, 0.09, 0.34, 0.06),
          box(px - 0.42, y - 0.2, pz, 0.16, 0.2, 0.2, 0.08),
          0.15,
        )
        const arm = melt(
          Math.max(Math.abs(length(px + 0.02, y - 0.82) - 0.56) - 0.1, Math.abs(pz) - 0.11, -px + 0.1) - 0.02,
          box(px - 0.28, y - 1.42, pz, 0.2, 0.09, 0.12, 0.05),
          0.12,
        )
        const head = box(px + 0.02, y - 1.5, pz, 0.2, 0.1, 0.16, 0.06)
        const body = Math.min(base, melt(arm, head, 0.1))
        if (body < best) {
          best = body
          kind = 1
        }
        const stage = box(px + 0.12, y - 0.66, pz, 0.34, 0.028, 0.3, 0.012)
        if (stage < best) {
          best = stage
          kind = 2
        }
        const metal = Math.min(
          rod(px, y, pz, [0, 1.55, 0], [-0.34, 1.92, 0], 0.085),
          drum(px + 0.1, y - 1.32, pz, 0.15, 0.06, 0.02),
          rod(px, y, pz, [-0.12, 1.26, 0], [-0.14, 0.86, 0], 0.055),
          rod(px, y, pz, [-0.04, 1.26, 0.08], [0.06, 0.98, 0.17], 0.048),
          rod(px, y, pz, [-0.04, 1.26, -0.08], [0.06, 0.98, -0.17], 0.048),
          rod(px, y, pz, [0.5, 0.5, -0.3], [0.5, 0.5, 0.3], 0.095),
          drum(px + 0.14, y - 0.5, pz, 0.12, 0.1, 0.02),
        )
        if (metal < best) {
          best = metal
          kind = 3
        }
        const eyepiece = Math.min(
          rod(px, y, pz, [-0.34, 1.92, 0], [-0.42, 2.0, 0], 0.1),
          rod(px, y, pz, [-0.05, 1.1, 0], [-0.05, 1.1, 0], 0.001),
        )
        if (eyepiece < best) {
          best = eyepiece
          kind = 4
        }
        const lamp = drum(px + 0.14, y - 0.2, pz, 0.1, 0.03, 0.01)
        if (lamp < best) {
          best = lamp
          kind = 5
        }
        const slide = box(px + 0.14, y - 0.7, pz, 0.2, 0.008, 0.07)
        if (slide < best) {
          best = slide
          kind = 6
        }
        for (let i = 0; i < 5; i++) {
          const tx = x + 1.05 - i * 0.21
          const tz = z - 1.2
          const tube = Math.max(Math.abs(length(tx, tz) - 0.07) - 0.008, Math.abs(y - 0.42) - 0.36)
          if (tube < best) {
            best = tube
            kind = 7
          }
          const fill = drum(tx, y - 0.24, tz, 0.06, 0.16 + 0.04 * ((i * 3) % 4), 0.02)
          if (fill < best) {
            best = fill
            kind = 10 + i
          }
        }
        const rack = Math.min(
          box(x + 0.63, y - 0.5, z - 1.2, 0.58, 0.02, 0.13),
          box(x + 0.63, y - 0.06, z - 1.2, 0.58, 0.05, 0.13),
          box(Math.abs(x + 0.63) - 0.58, y - 0.28, z - 1.2, 0.02, 0.26, 0.13),
        )
        if (rack < best) {
          best = rack
          kind = 8
        }
        const flask = Math.min(
          length(x - 1.35, y - 0.3, z - 0.9) - 0.32,
          drum(x - 1.35, y - 0.7, z - 0.9, 0.09, 0.24, 0.02),
        )
        if (flask < best) {
          best = flask
          kind = 9
        }
        return best * 0.92
      },
      surface(_x, y, _z, s) {
        s.glow = 0
        s.gloss = 0.3
        const liquids: Colour[] = [
          [0.02, 0.5, 0.46],
          [0.9, 0.4, 0.05],
          [0.05, 0.3, 0.6],
          [0.6, 0.08, 0.2],
          [0.02, 0.5, 0.46],
        ]
        if (kind === 0) {
          s.colour = [0.05, 0.08, 0.09]
          s.gloss = 0.5
        } else if (kind === 1) s.colour = [0.62, 0.66, 0.66]
        else if (kind === 2 || kind === 4) s.colour = [0.02, 0.022, 0.026]
        else if (kind === 3) {
          s.colour = Math.abs(((y * 9) % 1) - 0.5) > 0.44 ? [0.1, 0.1, 0.1] : [0.4, 0.42, 0.43]
          s.gloss = 0.75
        } else if (kind === 5 || kind === 6) {
          s.colour = [0.7, 1, 0.92]
          s.glow = kind === 5 ? 3 : 0.9
        } else if (kind === 7) {
          s.colour = [0.2, 0.3, 0.32]
          s.gloss = 0.6
        } else if (kind === 8) s.colour = [0.2, 0.14, 0.09]
        else if (kind === 9) {
          s.colour = y < 0.34 ? [0.02, 0.34, 0.34] : [0.14, 0.22, 0.23]
          s.glow = y < 0.34 ? 0.3 : 0
          s.gloss = 0.65
        } else {
          s.colour = liquids[kind - 10]!
          s.glow = 0.45
        }
      },
      background: (dx, dy) => {
        const v = 0.03 + 0.26 * Math.exp(-((dx - 0.75) ** 2) * 3 - (dy - 0.05) ** 2 * 9)
        const shelf = Math.abs(((dy * 7 + 20) % 1) - 0.5) > 0.46 ? 0.5 : 1
        return [v * 0.34 * shelf, v * 0.86 * shelf, v * 0.96 * shelf]
      },
      lamps: [
        { at: [-2.4, 3, -1.2], colour: [13, 12.2, 10.6], hard: 8 },
        { at: [2.6, 1.6, 1.6], colour: [2.6, 11, 12], hard: 9 },
        { at: [-0.1, 0.4, -0.06], colour: [0.08, 0.18, 0.16], hard: 8 },
      ],
      above: [0.06, 0.085, 0.095],
      below: [0.03, 0.045, 0.05],
    })
    await layer(c, bokeh(31, 26, ['#5fe0d6', '#b8fff2', '#ffcf95'], 30, 420, 46), {
      mode: 'add',
      blur: 6,
      opacity: 0.5,
    })
    glow(c, 760, 690, 110, '#a8ffe8', 0.25)
    finish(c, { contrast: 0.3, vignette: 0.5, shadows: [-0.004, 0.006, 0.012], lights: [0.012, 0.006, 0] })
  },
}
