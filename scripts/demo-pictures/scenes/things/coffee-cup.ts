import { add, layer, rgb, type Scene, shade } from '../../kit/canvas.ts'
import { finish } from '../../kit/finish.ts'
import { box, drum, egg, march, rod } from '../../kit/march.ts'
import { clamp, fbm, length, noise, random, smooth } from '../../kit/random.ts'
import { oval, times } from '../../kit/svg.ts'

export const coffeeCup: Scene = {
  key: 'coffee-cup',
  focal: { x: 0.44, y: 0.55 },
  async paint(c) {
    let kind = 0
    await march(c, {
      eye: [0.25, 0.62, -1.75],
      target: [0.12, 0.2, 0],
      lens: 0.36,
      far: 9,
      distance(x, y, z) {
        kind = 0
        let best = y
        const r = length(x, z)
        const outer = 0.13 + 0.17 * Math.sqrt(clamp((y - 0.04) / 0.34))
        const cup = Math.max(Math.abs(r - outer) * 0.8 - 0.012, y - 0.38, 0.05 - y)
        const foot = drum(x, y - 0.05, z, 0.13, 0.02, 0.008)
        const handle = length(length(x - 0.33, (y - 0.24) * 0.9) - 0.1, z) - 0.022
        const body = Math.min(cup, foot, r > outer - 0.02 ? handle : 9)
        if (body < best) {
          best = body
          kind = 1
        }
        const brew = drum(x, y - 0.2, z, Math.min(outer, 0.29), 0.125)
        if (brew < best && y > 0.1) {
          best = Math.max(brew, y - 0.325)
          kind = 2
        }
        const plate = Math.max(Math.abs(y - 0.02 - 0.16 * smooth(0.2, 0.62, r) * r) - 0.009, r - 0.52) * 0.8
        if (plate < best) {
          best = plate
          kind = 3
        }
        const spoon = Math.min(
          rod(x, y, z, [-0.36, 0.085, -0.28], [0.1, 0.07, -0.42], 0.011),
          egg(x - 0.16, y - 0.068, z + 0.435, 0.075, 0.016, 0.045),
        )
        if (spoon < best) {
          best = spoon
          kind = 4
        }
        for (const [px, pz] of [
          [-0.72, 0.16],
          [-0.92, -0.12],
          [0.74, -0.36],
        ] as const) {
          const date =
            egg(
              (x - px) * 0.9 + (z - pz) * 0.4,
              y - 0.06,
              (z - pz) * 0.9 - (x - px) * 0.4,
              0.11,
              0.06,
              0.065,
            ) +
            0.006 * Math.sin(x * 60 + z * 30)
          if (date < best) {
            best = date
            kind = 5
          }
        }
        const paper = Math.max(
          box(
            (x - 1.05) * 0.9 + (z - 0.5) * 0.4,
            y - 0.02,
            (z - 0.5) * 0.9 - (x - 1.05) * 0.4,
            0.62,
            0.022,
            0.5,
            0.01,
          ),
        )
        if (paper < best) {
          best = paper
          kind = 6
        }
        return best
      },
      surface(x, y, z, s) {
        s.glow = 0
        s.gloss = 0.15
        const r = length(x, z)
        if (kind === 0) {
          const plank = Math.floor((z + 20) * 2.2)
          const grain = fbm(x * 1.4 + plank * 3, z * 26, 5, 4)
          const seam = Math.abs((((z + 20) * 2.2) % 1) - 0.5) > 0.485 ? 0.4 : 1
          s.colour = [0.2 * (0.5 + grain) * seam, 0.095 * (0.5 + grain) * seam, 0.045 * (0.5 + grain) * seam]
          s.gloss = 0.3
        } else if (kind === 1 || kind === 3) {
          const a = Math.atan2(z, x)
          const band = kind === 1 ? Math.abs(y - 0.31) < 0.028 && r > 0.2 : Math.abs(r - 0.44) < 0.03
          const motif =
            Math.abs((((a * 9) / Math.PI + 20) % 1) - 0.5) * 2 <
            1 - Math.abs(kind === 1 ? (y - 0.31) / 0.028 : (r - 0.44) / 0.03)
          s.colour = band ? (motif ? [0.62, 0.4, 0.12] : [0.04, 0.13, 0.2]) : [0.82, 0.77, 0.68]
          s.gloss = 0.35
        } else if (kind === 2) {
          const foam =
            smooth(0.48, 0.7, fbm(x * 9 + noise(z * 6, 2) * 0.6, z * 9, 4, 3)) * 0.5 +
            smooth(0.24, 0.3, r) * 0.6
          s.colour = [0.06 + foam * 0.3, 0.026 + foam * 0.17, 0.012 + foam * 0.08]
          s.gloss = 0.45
        } else if (kind === 4) {
          s.colour = [0.5, 0.46, 0.4]
          s.gloss = 0.8
        } else if (kind === 5) {
          s.colour = [0.15, 0.045, 0.02]
          s.gloss = 0.5
        } else {
          const v = (z - 0.5) * 0.9 - (x - 1.05) * 0.4
          const u = (x - 1.05) * 0.9 + (z - 0.5) * 0.4
          const column = Math.abs(((u * 5 + 20) % 1) - 0.5) < 0.42
          const text =
            column &&
            Math.abs(((v * 34 + 40) % 1) - 0.5) > 0.27 &&
            noise(u * 60, Math.floor(v * 34), 3) > -0.45
          s.colour = u > 0.02 && v > 0.1 ? [0.3, 0.3, 0.29] : text ? [0.3, 0.28, 0.25] : [0.7, 0.66, 0.56]
          s.gloss = 0
        }
      },
      background: (dx, dy, dz) => {
        const pane = dx < -0.25 && dy > 0.05 && Math.abs(((dx * 4 + 20) % 1) - 0.5) < 0.44 ? 1 : 0
        const out = 0.05 + 0.6 * Math.exp(-((dx + 0.7) ** 2) * 3 - (dy - 0.2) ** 2 * 5)
        return [out * (1 + pane * 1.6), out * (0.74 + pane * 1.2), out * (0.48 + pane * 0.8) + 0.01 * dz]
      },
      lamps: [
        { at: [-3.2, 2, 0.9], colour: [21, 15.5, 9.6], hard: 9 },
        { at: [2.6, 1.6, 2.6], colour: [2.2, 2.8, 3.8], hard: 4 },
      ],
      above: [0.06, 0.065, 0.08],
      below: [0.03, 0.02, 0.016],
      fog: { colour: [0.06, 0.035, 0.022], density: 0.12 },
    })
    const bokeh = random(5)
    await layer(
      c,
      times(22, () =>
        oval(
          bokeh() * 1600,
          40 + bokeh() * 250,
          26 + bokeh() * 40,
          26 + bokeh() * 40,
          bokeh() < 0.7 ? '#ffb866' : '#9fc3d9',
          `opacity="${0.05 + bokeh() * 0.12}"`,
        ),
      ),
      { mode: 'add', blur: 4 },
    )
    shade(c, (x, y, pixel) => {
      const up = (600 - y) / 520
      if (up < 0 || up > 1.15) return
      const d = (x - 704 - 90 * noise(up * 2.1, 3, 5) * up - 30 * noise(up * 6, 7, 6)) / (46 + 90 * up)
      const curl = smooth(0.42, 0.72, fbm((x - 704) / 80 + noise(up * 5, 1, 2) * 0.7, up * 3.2, 4, 9))
      add(
        pixel,
        rgb('#ffe3bd'),
        Math.exp(-d * d * 1.4) * curl * 0.4 * smooth(0, 0.16, up) * smooth(1.15, 0.4, up),
      )
    })
    finish(c, { contrast: 0.3, vignette: 0.5, lights: [0.02, 0.005, -0.015], shadows: [0.01, 0.003, 0.008] })
  },
}
