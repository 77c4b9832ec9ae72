import { glow, shaft } from '../../kit/air.ts'
import { layer, type Scene } from '../../kit/canvas.ts'
import { person } from '../../kit/figures.ts'
import { finish } from '../../kit/finish.ts'
import { box, drum, march } from '../../kit/march.ts'
import { clamp, fbm, hash, length, noise, smooth } from '../../kit/random.ts'
import { line, oval } from '../../kit/svg.ts'

export const oldCityAlley: Scene = {
  key: 'old-city-alley',
  focal: { x: 0.5, y: 0.62 },
  async paint(c) {
    let kind = 0
    const arch = (x: number, y: number, z: number, at: number, spring: number) => {
      const opening = Math.min(
        box(x, y - spring / 2, 0, 1.15, spring / 2, 9),
        Math.max(length(x, y - spring) - 1.15, -(y - spring)),
      )
      const d = Math.max(Math.abs(z - at) - 0.45, -opening, y - spring - 2.1)
      return Math.max(d, Math.abs(x) - 3)
    }
    await march(c, {
      eye: [0.15, 1.45, -1.6],
      target: [0, 2, 10],
      lens: 0.56,
      far: 40,
      distance(x, y, z) {
        const rough = 0.03 * noise(y * 3.4 + x, z * 2.6 - x, 3) + 0.015 * noise(y * 11, z * 9 + x * 8, 5)
        const course = 0.012 * smooth(0.42, 0.5, Math.abs(((y * 2.2 + 40) % 1) - 0.5))
        const lean = 1.55 + 0.07 * Math.sin(z * 0.9 + 2) + (z > 6 ? 0.12 : 0)
        let best = lean - Math.abs(x) + rough + course
        const buttress = box(Math.abs(x) - 1.6, y - 1, ((z + 61.5) % 5) - 2.5, 0.16, 1.1 + 0.2, 0.34, 0.04)
        best = Math.min(best, buttress)
        kind = 0
        const cob = y < 0.75 ? 0.02 * Math.abs(noise(x * 5, z * 4, 8)) + 0.012 * noise(x * 16, z * 14, 9) : 0
        const step = Math.floor(clamp((z - 4) / 1.4, 0, 5)) * 0.1
        const ground = y - step + cob
        if (ground < best) {
          best = ground
          kind = 1
        }
        const a =
          Math.min(arch(x, y, z, 4.6, 2.5), arch(x, y, z, 10.5, 2.6), arch(x, y, z, 16.5, 2.9)) + rough
        if (a < best) {
          best = a
          kind = 2
        }
        const end = 24 - z
        if (end < best) {
          best = end
          kind = 3
        }
        const lantern = box(x + 0.0, y - 2.82, z - 4, 0.1, 0.17, 0.1, 0.03)
        if (lantern < best) {
          best = lantern
          kind = 4
        }
        for (const [px, pz, r] of [
          [-1.22, 2.6, 0.23],
          [1.25, 3.5, 0.26],
          [1.18, 7.6, 0.24],
          [-1.3, 8.5, 0.25],
        ] as const) {
          const pot = drum(x - px, y - 0.24, z - pz, r * (0.7 + y * 0.5), 0.26, 0.04)
          if (pot < best) {
            best = pot
            kind = 5
          }
          const ball = length(x - px, (y - 0.82) * 0.8, z - pz) - r * 1.35
          const plant = ball > 0.4 ? ball - 0.2 : ball + 0.14 * noise(x * 14 + y * 9, z * 14 - y * 8, 6)
          if (plant * 0.6 < best) {
            best = plant * 0.6
            kind = 6
          }
        }
        return best * 0.72
      },
      surface(x, y, z, s) {
        const n = fbm(y * 1.3, z * 1.1, 5, 4)
        s.gloss = 0
        s.glow = 0
        if (kind === 0 || kind === 2) {
          const block = hash(
            Math.floor(z * 1.3 + (Math.floor(y * 2.2) % 2) * 0.5),
            Math.floor(y * 2.2),
            x > 0 ? 3 : 4,
          )
          s.colour = [
            0.62 * (0.66 + n * 0.5 + block * 0.18),
            0.46 * (0.64 + n * 0.5 + block * 0.16),
            0.3 * (0.62 + n * 0.5 + block * 0.14),
          ]
          const door = kind === 0 && Math.abs(((z + 60) % 7) - 1.6) < 0.48 && y < 2 && x < 0
          const shutter = kind === 0 && Math.abs(((z + 60) % 7) - 4.2) < 0.36 && y > 2.6 && y < 3.7
          if (door || shutter)
            s.colour = Math.abs(((z * 9) % 1) - 0.5) > 0.44 ? [0.02, 0.05, 0.06] : [0.06, 0.17, 0.19]
        } else if (kind === 1) {
          const slab =
            smooth(0.4, 0.5, Math.abs(((z * 1.7 + 40) % 1) - 0.5)) +
            smooth(0.42, 0.5, Math.abs(((x * 1.9 + 40 + Math.floor(z * 1.7 + 40) * 0.37) % 1) - 0.5))
          s.colour = [
            0.4 * (0.6 + n * 0.6) * (1 - slab * 0.35),
            0.34 * (0.6 + n * 0.6) * (1 - slab * 0.35),
            0.28 * (0.6 + n * 0.6) * (1 - slab * 0.35),
          ]
          s.gloss = 0.2
        } else if (kind === 3) s.colour = [0.9, 0.7, 0.45]
        else if (kind === 4) {
          s.colour = [1, 0.62, 0.25]
          s.glow = Math.abs(x) > 0.085 || y > 2.96 || y < 2.68 ? 0 : 6
        } else if (kind === 5) s.colour = [0.5, 0.2, 0.1]
        else s.colour = noise(x * 26, z * 26 + y * 20, 7) > 0.45 ? [0.7, 0.09, 0.2] : [0.1, 0.22, 0.06]
      },
      background: (_x, y) => [0.5, 0.62 + 0.1 * y, 0.75],
      lamps: [
        { at: [0.38, 0.85, -0.12], colour: [3.4, 2.5, 1.5], sun: true, hard: 26 },
        { at: [0, 3.2, 20.5], colour: [26, 19, 11], hard: 6 },
        { at: [0, 2.75, 3.7], colour: [1.2, 0.66, 0.26], hard: 8 },
      ],
      above: [0.3, 0.34, 0.42],
      below: [0.14, 0.1, 0.075],
      fog: { colour: [0.85, 0.63, 0.4], density: 0.018 },
    })
    shaft(c, [900, -60], [640, 760], [120, 210], '#ffd89a', 0.2)
    shaft(c, [850, 250], [770, 700], [36, 70], '#ffe2b0', 0.2, 6)
    const walker = person(806, 742, 190, '#1b1310', 'veil') + person(744, 738, 108, '#241814', 'walk')
    await layer(c, oval(770, 742, 110, 9, '#000', 'opacity="0.5"'), { blur: 6 })
    await layer(c, walker, { texture: 0.2 })
    await layer(c, line('M800 -10V168', '#1a120c', 3))
    glow(c, 800, 196, 80, '#ffb35a', 0.5)
    finish(c, { contrast: 0.34, vignette: 0.5, lights: [0.025, 0.008, -0.02], shadows: [0.01, 0.002, 0.02] })
  },
}
