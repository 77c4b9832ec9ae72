import { shaft } from '../../kit/air.ts'
import { layer, type Scene } from '../../kit/canvas.ts'
import { person } from '../../kit/figures.ts'
import { finish } from '../../kit/finish.ts'
import { box, drum, march } from '../../kit/march.ts'
import { length, noise } from '../../kit/random.ts'
import { line, rect } from '../../kit/svg.ts'

export const trainStation: Scene = {
  key: 'train-station',
  focal: { x: 0.42, y: 0.6 },
  async paint(c) {
    let kind = 0
    await march(c, {
      eye: [-1.5, 2.1, -2],
      target: [0.6, 4.1, 20],
      lens: 0.6,
      far: 80,
      steps: 140,
      distance(x, y, z) {
        kind = 0
        const bay = ((z + 80) % 6) - 3
        const shell = 11.5 - length(x, Math.max(0, y - 2.5))
        const rib =
          Math.abs(bay) < 0.28
            ? 0.55
            : Math.abs(((Math.atan2(x, y - 2.5) * 7 + 70) % 1) - 0.5) > 0.44
              ? 0.2
              : 0
        let best = (shell - rib) * 0.85
        if (y < best) {
          best = y
          kind = 1
        }
        if (64 - z < best) {
          best = 64 - z
          kind = 2
        }
        const train = box(x - 5.6, y - 2, z - 34, 1.55, 1.85, 26, 0.55)
        if (train < best) {
          best = train
          kind = 3
        }
        const post = Math.min(
          drum(Math.abs(x + 2.6) - 4.4, y - 3, bay, 0.2, 3, 0.02),
          box(Math.abs(x + 2.6) - 4.4, y - 0.3, bay, 0.36, 0.3, 0.36, 0.05),
        )
        if (post < best) {
          best = post
          kind = 4
        }
        const clock = Math.max(length(x + 0.6, y - 6.3) - 0.95, Math.abs(z - 16) - 0.12)
        if (clock < best) {
          best = clock
          kind = 5
        }
        const hang = Math.max(length(x + 0.6, z - 16) - 0.05, 7 - y)
        if (hang < best) {
          best = hang
          kind = 4
        }
        return best
      },
      surface(x, y, z, s) {
        s.gloss = 0.05
        s.glow = 0
        const bay = ((z + 80) % 6) - 3
        if (kind === 0) {
          const a = Math.atan2(x, y - 2.5)
          const glass =
            y > 2.5 && a < 0.5 && a > -1.2 && Math.abs(bay) > 0.3 && Math.abs(((a * 7 + 70) % 1) - 0.5) < 0.44
          const bar = Math.abs(((z * 2 + 40) % 1) - 0.5) > 0.44
          s.colour = glass && !bar ? [1, 0.87, 0.64] : [0.16, 0.14, 0.13]
          s.glow = glass && !bar ? 1.2 * (0.75 + 0.35 * noise(z * 0.3, a * 3, 5)) : 0
        } else if (kind === 1) {
          const joint = Math.abs(((x + 60) % 1.5) - 0.75) > 0.73 || Math.abs(((z + 60) % 1.5) - 0.75) > 0.73
          const track = x > 3.6
          s.colour = track
            ? [0.07, 0.065, 0.06]
            : Math.abs(x - 3.3) < 0.14
              ? [0.6, 0.46, 0.14]
              : joint
                ? [0.2, 0.17, 0.15]
                : [0.36, 0.31, 0.26]
          s.gloss = track ? 0 : 0.42
        } else if (kind === 2) {
          const open = length(x, Math.max(0, y - 2.5)) < 10.4 && y > 0.4
          const lead = Math.abs(((x + 60) % 1.7) - 0.85) > 0.76 || Math.abs(((y + 60) % 2.2) - 1.1) > 1.02
          s.colour = open && !lead ? [1, 0.84, 0.58] : [0.13, 0.11, 0.1]
          s.glow = open && !lead ? 2.6 : 0
        } else if (kind === 3) {
          const window = y > 1.9 && y < 2.9 && Math.abs(((z + 60) % 2.4) - 1.2) < 0.9 && z > 9.5
          const front = z < 8.7
          const pane = front && y > 2 && y < 3.1 && Math.abs(x - 5.6) < 1.1
          s.colour = pane
            ? [0.05, 0.06, 0.07]
            : window
              ? [1, 0.75, 0.42]
              : Math.abs(y - 1.35) < 0.16
                ? [0.62, 0.5, 0.3]
                : [0.06, 0.2, 0.2]
          s.glow = window ? 1.1 : 0
          s.gloss = 0.4
          if (front && Math.abs(y - 1.1) < 0.16 && Math.abs(Math.abs(x - 5.6) - 0.9) < 0.2) {
            s.colour = [1, 0.95, 0.8]
            s.glow = 8
          }
        } else if (kind === 4) {
          s.colour = [0.12, 0.15, 0.14]
          s.gloss = 0.2
        } else {
          const [dx, dy] = [x + 0.6, y - 6.3]
          const r = length(dx, dy)
          const a = Math.atan2(dx, dy)
          const tick = r > 0.68 && r < 0.82 && Math.abs(((a / (Math.PI / 6) + 24.5) % 1) - 0.5) < 0.07
          const hand =
            (r < 0.5 && Math.abs(Math.sin(a - 0.9)) * r < 0.035 && Math.cos(a - 0.9) > 0) ||
            (r < 0.68 && Math.abs(Math.sin(a + 1.1)) * r < 0.025 && Math.cos(a + 1.1) > 0)
          s.colour = r > 0.87 ? [0.14, 0.1, 0.05] : tick || hand ? [0.03, 0.03, 0.03] : [0.95, 0.88, 0.72]
          s.glow = r > 0.87 || tick || hand ? 0 : 0.75
        }
      },
      background: () => [0, 0, 0],
      lamps: [
        { at: [-6, 11, 22], colour: [95, 76, 50], hard: 8 },
        { at: [-4, 9, 44], colour: [80, 62, 40], hard: 8 },
        { at: [0, 6, 60], colour: [90, 70, 44], hard: 6 },
      ],
      above: [0.14, 0.13, 0.125],
      below: [0.07, 0.06, 0.05],
      fog: { colour: [0.86, 0.68, 0.44], density: 0.016 },
    })
    for (let i = 0; i < 5; i++)
      shaft(
        c,
        [260 + i * 120, 40 + i * 54],
        [690 + i * 70, 900 - i * 60],
        [52 - i * 7, 96 - i * 12],
        '#ffdb9c',
        0.2 - i * 0.018,
        i + 3,
      )
    const travellers =
      person(560, 930, 290, '#14100e', 'walk') +
      rect(618, 862, 46, 66, '#2a1a12', 'rx="6"') +
      line('M628 862L606 800', '#14100e', 3) +
      person(800, 830, 170, '#1c1613', 'veil') +
      person(852, 826, 108, '#1c1613', 'walk') +
      person(330, 822, 160, '#1e1815', 'robe') +
      person(700, 770, 106, '#2b231d', 'stand') +
      person(745, 766, 100, '#2b231d', 'walk', -1) +
      person(905, 770, 110, '#2b231d', 'stand') +
      person(660, 746, 76, '#3a3027', 'veil') +
      person(640, 744, 70, '#3a3027', 'stand')
    await layer(
      c,
      `<g transform="translate(0 1860) scale(1 -1)">${person(560, 930, 290, '#14100e', 'walk')}</g>`,
      { opacity: 0.35, blur: 6 },
    )
    await layer(
      c,
      `<g transform="translate(0 1660) scale(1 -1)">${person(800, 830, 170, '#1c1613', 'veil')}</g>`,
      { opacity: 0.3, blur: 5 },
    )
    await layer(c, travellers, { texture: 0.15 })
    finish(c, {
      bloom: 0.6,
      contrast: 0.3,
      vignette: 0.48,
      lights: [0.02, 0.006, -0.018],
      shadows: [0.008, 0.004, 0.012],
    })
  },
}
