import { type Colour, layer, type Scene } from '../../kit/canvas.ts'
import { hills, person } from '../../kit/figures.ts'
import { finish } from '../../kit/finish.ts'
import { box, march } from '../../kit/march.ts'
import { clamp, fbm, length, noise, smooth } from '../../kit/random.ts'
import { path, rect } from '../../kit/svg.ts'

export const solarField: Scene = {
  key: 'solar-field',
  focal: { x: 0.7, y: 0.6 },
  async paint(c) {
    let kind = 0
    const tilt = 0.56
    const gap = 5.6
    const [sin, cos] = [Math.sin(tilt), Math.cos(tilt)]
    await march(c, {
      eye: [-10.5, 3.3, -5.2],
      target: [3.2, 0.9, 11],
      lens: 0.5,
      far: 130,
      steps: 160,
      distance(x, y, z) {
        let best = y + 0.05 * noise(x * 0.7, z * 0.7, 4)
        kind = 0
        const row = Math.max(0, Math.min(18, Math.round(z / gap)))
        const px = x - 7
        const py = y - 1.15
        const pz = z - row * gap
        const d = box(px, py * cos - pz * sin, py * sin + pz * cos, 22, 0.03, 1.05) * 0.8
        if (d < best) {
          best = d
          kind = 1
        }
        const post = length(((px + 400) % 2.4) - 1.2, pz) - 0.05
        const leg = Math.max(post, y - 1.1, Math.abs(px) - 22)
        if (leg < best) {
          best = leg
          kind = 2
        }
        return best
      },
      surface(x, y, z, s) {
        if (kind === 1) {
          const row = Math.max(0, Math.min(18, Math.round(z / gap)))
          const v = (y - 1.15) * sin + (z - row * gap) * cos
          const cell = Math.min(Math.abs(((x + 400) % 0.35) - 0.175), Math.abs(((v + 3.5) % 0.35) - 0.175))
          const frame = Math.abs(((x + 400) % 2.1) - 1.05) > 1.02 || Math.abs(v) < 0.03 || Math.abs(v) > 1.02
          const gridline = cell > 0.168
          s.colour = frame ? [0.6, 0.6, 0.62] : gridline ? [0.1, 0.15, 0.24] : [0.012, 0.03, 0.085]
          s.gloss = frame ? 0.2 : 0.72
          s.glow = 0
        } else if (kind === 0) {
          const n = fbm(x * 0.8, z * 0.8, 5, 3)
          s.colour = [0.34 + n * 0.2, 0.23 + n * 0.14, 0.12 + n * 0.08]
          s.gloss = 0
          s.glow = 0
        } else {
          s.colour = [0.3, 0.3, 0.3]
          s.gloss = 0.1
          s.glow = 0
        }
      },
      background(dx, dy, dz) {
        const t = clamp(dy * 2.2)
        const sun = clamp(dx * 0.5 + dy * 0.2 + dz * 0.845) ** 26
        const cloud =
          dy > 0.02
            ? smooth(0.5, 0.75, fbm((dx / dy) * 0.5, (dz / dy) * 0.5, 5, 9)) * smooth(0.02, 0.2, dy)
            : 0
        const out: Colour = [0.95 - 0.72 * t, 0.66 - 0.32 * t, 0.36 + 0.14 * t]
        out[0] += sun * 1.6 + cloud * 0.4
        out[1] += sun * 1.05 + cloud * 0.3
        out[2] += sun * 0.5 + cloud * 0.26
        return out
      },
      lamps: [{ at: [0.55, 0.26, 0.8], colour: [2.3, 1.55, 0.82], sun: true, hard: 30 }],
      above: [0.3, 0.36, 0.46],
      below: [0.2, 0.15, 0.1],
      fog: { colour: [0.95, 0.66, 0.36], density: 0.011 },
    })
    await layer(c, hills(388, 70, '#c18f63', 4, 420, false, 1600, 384), { opacity: 0.4 })
    const engineer = `<g transform="translate(1246 952) scale(0.86) translate(-284 -900)">${person(282, 900, 330, '#1a222d', 'stand')}${path('M262 598Q284 566 306 598Z', '#e0a33a')}${path('M243 640L262 620H304L324 640L320 735H247Z', '#d98a2b')}${path('M284 620H304L324 640L320 735H284Z', '#f7c063', 'opacity="0.6"')}${rect(246, 690, 76, 9, '#f6e6b4')}</g>`
    await layer(c, path('M1226 950H1266L1150 1067H1060Z', '#2a1608', 'opacity="0.5"'), { blur: 5 })
    await layer(c, engineer, { texture: 0.15 })
    finish(c, { contrast: 0.28, lights: [0.02, 0, -0.02], shadows: [0.005, 0.005, 0.025] })
  },
}
