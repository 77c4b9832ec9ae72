import { type Colour, layer, type Scene, shade } from '../../kit/canvas.ts'
import { bokeh } from '../../kit/figures.ts'
import { finish } from '../../kit/finish.ts'
import { box, march, rod } from '../../kit/march.ts'
import { length, noise, smooth } from '../../kit/random.ts'
import { oval } from '../../kit/svg.ts'

export const pressMicrophones: Scene = {
  key: 'press-microphones',
  focal: { x: 0.48, y: 0.45 },
  async paint(c) {
    let kind = 0
    const mics: [Colour, Colour, number, number][] = [
      [[-0.1, 0.62, 0], [0.05, -0.4, -0.5], 0.155, 0],
      [[-0.62, 0.46, 0.12], [-0.3, -0.5, -0.4], 0.13, 1],
      [[0.4, 0.54, 0.1], [0.25, -0.5, -0.5], 0.12, 2],
      [[0.86, 0.38, -0.05], [0.5, -0.5, -0.5], 0.15, 3],
      [[-1.08, 0.3, 0.2], [-0.55, -0.5, -0.4], 0.12, 4],
      [[0.16, 0.3, -0.34], [0.12, -0.6, -0.6], 0.105, 5],
      [[-0.36, 0.2, -0.28], [-0.2, -0.6, -0.6], 0.125, 6],
      [[1.25, 0.52, 0.4], [0.8, -0.5, -0.1], 0.12, 7],
    ]
    await march(c, {
      eye: [0.1, 0.42, -2.5],
      target: [0.06, 0.3, 0],
      lens: 0.34,
      far: 7,
      distance(x, y, z) {
        let best = 9
        for (const [head, foot, r, i] of mics) {
          const ball = length(x - head[0], y - head[1], z - head[2])
          if (ball - r > best + 1.2) continue
          const stick = rod(x, y, z, head, foot, r * 0.42)
          const d = ball - r
          const rough =
            d < 0.05
              ? i % 2
                ? 0.005 * noise(x * 90, y * 90 + z * 70, 3)
                : 0.003 * Math.sin((x - head[0]) * 190) * Math.sin((y - head[1]) * 190)
              : 0
          if (d + rough < best) {
            best = d + rough
            kind = 10 + i
          }
          if (stick < best) {
            best = stick
            kind = 30 + i
          }
          const ex = foot[0] - head[0]
          const ey = foot[1] - head[1]
          const ez = foot[2] - head[2]
          const l = length(ex, ey, ez)
          const t = r * 1.75
          const cube = box(
            x - head[0] - (ex / l) * t,
            y - head[1] - (ey / l) * t,
            z - head[2] - (ez / l) * t,
            r * 0.74,
            r * 0.42,
            r * 0.74,
            0.014,
          )
          if (i % 2 === 0 && cube < best) {
            best = cube
            kind = 50 + i
          }
          const ring = Math.max(
            length(x - head[0], y - head[1], z - head[2]) - r * 1.035,
            Math.abs(((x - head[0]) * ex + (y - head[1]) * ey + (z - head[2]) * ez) / l - r * 0.14) - 0.012,
          )
          if (i % 2 === 0 && ring < best) {
            best = ring
            kind = 70
          }
        }
        return best * 0.85
      },
      surface(_x, _y, _z, s) {
        s.glow = 0
        const hues: Colour[] = [
          [0.5, 0.05, 0.04],
          [0.02, 0.1, 0.24],
          [0.6, 0.4, 0.08],
          [0.04, 0.24, 0.22],
          [0.42, 0.42, 0.42],
          [0.3, 0.06, 0.16],
          [0.02, 0.16, 0.34],
          [0.5, 0.22, 0.04],
        ]
        if (kind < 30) {
          s.colour = kind % 2 ? [0.035, 0.035, 0.04] : [0.26, 0.26, 0.27]
          s.gloss = kind % 2 ? 0 : 0.5
        } else if (kind < 50) {
          s.colour = [0.03, 0.03, 0.034]
          s.gloss = 0.4
        } else if (kind < 70) {
          s.colour = hues[kind - 50]!
          s.gloss = 0.3
        } else {
          s.colour = [0.6, 0.5, 0.3]
          s.gloss = 0.7
        }
      },
      background: (dx, dy) => {
        const v = 0.018 + 0.14 * Math.exp(-((dx - 0.12) ** 2) * 16 - (dy - 0.06) ** 2 * 26)
        return [v * 0.75, v * 0.95, v * 1.35]
      },
      lamps: [
        { at: [-2.6, 2.6, -1.6], colour: [13, 10.5, 8], hard: 10 },
        { at: [2.8, 1.2, 1.8], colour: [9, 12, 18], hard: 12 },
        { at: [-2.2, 0.6, 2.2], colour: [10, 5.6, 2.4], hard: 12 },
      ],
      above: [0.05, 0.055, 0.07],
      below: [0.02, 0.02, 0.025],
    })
    // Lights behind, only where the background is dark and empty.
    const under = Float32Array.from(c.rgb)
    await layer(c, bokeh(12, 46, ['#ffc27a', '#8fc2ff', '#fff1d6', '#ff9a6a'], 60, 620, 38), {
      mode: 'add',
      blur: 2.5,
    })
    await layer(c, oval(800, 760, 900, 260, '#05070c', 'opacity="0.75"'), { blur: 60 })
    let at = 0
    shade(c, (x, y, pixel) => {
      const [r, g, b] = [under[at]!, under[at + 1]!, under[at + 2]!]
      at += 3
      // The background is a smooth blue; whatever differs from it is a microphone.
      const dx = ((x - 800) / 533.5) * 0.34
      const dy = ((533.5 - y) / 533.5) * 0.34 - 0.048
      const v =
        0.018 + 0.14 * Math.exp(-((dx / 1.03 - 0.12 + 0.016) ** 2) * 16 - (dy / 1.03 - 0.06) ** 2 * 26)
      const away =
        Math.abs(r - (v * 0.75) ** 0.4545) +
        Math.abs(g - (v * 0.95) ** 0.4545) +
        Math.abs(b - (v * 1.35) ** 0.4545)
      const solid = smooth(0.07, 0.16, away)
      pixel[0] += (r - pixel[0]) * solid
      pixel[1] += (g - pixel[1]) * solid
      pixel[2] += (b - pixel[2]) * solid
    })
    finish(c, {
      contrast: 0.3,
      vignette: 0.5,
      shadows: [-0.002, 0.003, 0.014],
      lights: [0.015, 0.005, -0.01],
    })
  },
}
