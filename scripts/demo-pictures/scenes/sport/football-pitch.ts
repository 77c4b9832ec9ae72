import { clouds, glow, rays, sky } from '../../kit/air.ts'
import { blend, layer, mix, type Scene, shade } from '../../kit/canvas.ts'
import { person } from '../../kit/figures.ts'
import { finish } from '../../kit/finish.ts'
import { clamp, fbm, length, random, smooth } from '../../kit/random.ts'
import { line, oval, path, rect, times } from '../../kit/svg.ts'

export const footballPitch: Scene = {
  key: 'football-pitch',
  focal: { x: 0.36, y: 0.66 },
  async paint(c) {
    sky(c, [
      [0, '#2c4668'],
      [230, '#7d86a0'],
      [400, '#e3a582'],
      [500, '#ffcf92'],
    ])
    clouds(c, {
      seed: 47,
      bottom: 480,
      size: 480,
      flat: 3.4,
      cover: 0.52,
      lit: '#ffd0a4',
      dark: '#566384',
      sun: [1180, 460],
      opacity: 0.8,
    })
    glow(c, 1180, 450, 330, '#ffb566', 0.6)
    glow(c, 1180, 450, 44, '#fff2cf', 1.1)
    const next = random(7)
    await layer(
      c,
      times(44, (i) =>
        oval(i * 38, 508 - next() * 20, 34, 30 + next() * 46, mix('#33443c', '#5c5a44', next())),
      ) + rect(0, 500, 1600, 60, '#37432f'),
      { blur: 7 },
    )
    await layer(
      c,
      line('M900 560V330H1440V560', '#f6efe2', 9) +
        times(26, (i) => line(`M${900 + i * 21.6} 330L${930 + i * 19} 556`, '#fff', 1, 'opacity="0.35"')) +
        times(11, (i) =>
          line(`M${902 + i * 2} ${336 + i * 21}H${1438 - i * 2}`, '#fff', 1, 'opacity="0.35"'),
        ) +
        person(1120, 562, 150, '#c9552e', 'stand') +
        person(560, 566, 170, '#22304a', 'run') +
        person(300, 558, 140, '#eee8dc', 'run', -1),
      { blur: 4.2 },
    )
    shade(c, (x, y, pixel) => {
      if (y < 545) return
      const z = 300 / (y - 505)
      const u = (x - 800) * z * 0.02
      const n = fbm(u * 5, z * 15, 5, 3)
      const band = Math.floor(z * 1.35 + u * 0.02 + 50) % 2 ? 1 : 0.86
      const sun = 0.6 + 0.75 * Math.exp(-(((x - 1120) / 620) ** 2)) * smooth(1080, 560, y)
      const fade = smooth(545, 560, y)
      const g = (0.55 + 0.6 * n) * band * sun
      pixel[0] += (0.34 * g - pixel[0]) * fade
      pixel[1] += (0.5 * g - pixel[1]) * fade
      pixel[2] += (0.17 * g - pixel[2]) * fade
      const chalk = Math.abs(x - 700 + (y - 560) * 1.22) / (5 + (y - 540) * 0.13)
      blend(
        pixel,
        [0.98, 0.94, 0.84],
        0.72 * smooth(1.15, 0.7, chalk + (n - 0.5) * 1.2) * fade * (0.55 + sun * 0.4),
      )
    })
    const blades = async (
      low: number,
      high: number,
      count: number,
      tall: number,
      blur: number,
      tones: string[],
    ) => {
      const strokes = tones.map(() => '')
      for (let i = 0; i < count; i++) {
        const x = next() * 1640 - 20
        const y = low + next() * (high - low)
        const h = tall * (0.5 + next() * 0.8)
        const k = Math.min(
          tones.length - 1,
          Math.floor(tones.length * clamp(0.15 + next() * 0.6 + 0.35 * Math.exp(-(((x - 1120) / 500) ** 2)))),
        )
        strokes[k] +=
          `M${x.toFixed(0)} ${y.toFixed(0)}q${((next() - 0.5) * h * 0.3).toFixed(1)} ${(-h * 0.6).toFixed(1)} ${((next() - 0.4) * h * 0.8).toFixed(1)} ${(-h).toFixed(1)}`
      }
      await layer(
        c,
        tones.map((tone, i) => line(strokes[i]!, tone, tall * 0.09, 'stroke-linecap="round"')).join(''),
        { blur },
      )
    }
    await blades(700, 800, 2200, 20, 0.9, ['#2c3f17', '#4a6322', '#7d8a34', '#c9b95a'])
    await layer(
      c,
      oval(500, 858, 210, 26, '#0f1808', 'opacity="0.62"') +
        path('M480 866C330 880 120 930-40 990L-40 1040C180 960 400 900 560 876Z', '#0f1808', 'opacity="0.5"'),
      { blur: 12 },
    )
    // The ball: twelve dark patches of an icosahedron on a lit sphere.
    const golden = (1 + Math.sqrt(5)) / 2
    const norm = length(1, golden)
    const raw: [number, number, number][] = []
    for (const a of [-1, 1])
      for (const b of [-golden, golden])
        raw.push([0, a / norm, b / norm], [a / norm, b / norm, 0], [b / norm, 0, a / norm])
    const turned = raw.map(([x, y, z]) => {
      const [x1, z1] = [x * 0.82 + z * 0.57, z * 0.82 - x * 0.57]
      return [x1, y * 0.88 - z1 * 0.475, z1 * 0.88 + y * 0.475] as const
    })
    const [bx, by, br] = [560, 700, 178]
    shade(c, (x, y, pixel) => {
      const dx = (x - bx) / br
      const dy = (y - by) / br
      const d = length(dx, dy)
      if (d > 1.01) return
      const nz = Math.sqrt(Math.max(0, 1 - d * d))
      const near = turned.map(([a, b, e]) => a * dx + b * dy + e * nz).sort((p, q) => q - p)
      const first = near[0]!
      const patch = smooth(0.93, 0.937, first)
      const ridge = Math.abs(first - near[1]!) < 0.03 && first < 0.934 ? 1 : 0
      const rim = Math.abs(first - 0.933) < 0.009 ? 1 : 0
      const seam = Math.max(ridge, rim) * 0.55
      const sun = clamp(dx * 0.74 - dy * 0.5 + nz * 0.34)
      const bounce = clamp(dy) * 0.3
      const dirt = smooth(0.5, 0.75, fbm(dx * 4 + 2, dy * 4, 5, 6)) * 0.4 * smooth(-0.5, 0.9, dy)
      const tone = 0.16 + 0.95 * sun ** 0.85
      const body = [0.97, 0.95, 0.92].map((v) => v * (1 - patch * 0.9) * (1 - seam)) as [
        number,
        number,
        number,
      ]
      const edge = smooth(1.01, 0.99, d)
      const light = [
        1.06 * tone + bounce * 0.3,
        0.88 * tone + bounce * 0.5 + 0.05,
        0.7 * tone + bounce * 0.16 + 0.13,
      ]
      for (let i = 0; i < 3; i++) {
        const own = body[i]! * (1 - dirt) + [0.3, 0.25, 0.13][i]! * dirt
        const v =
          own * light[i]! +
          (i === 0 ? 0.3 : i === 1 ? 0.2 : 0.1) * clamp(sun) ** 14 +
          0.3 * (1 - nz) ** 4 * clamp(dx + 0.3)
        pixel[i]! += (v - pixel[i]!) * edge
      }
    })
    await blades(862, 930, 2400, 46, 0.3, ['#22330f', '#41591a', '#788a30', '#d8c964'])
    await blades(960, 1110, 1500, 96, 3.6, ['#16240a', '#2c4212', '#55691f', '#a89c45'])
    rays(c, 1180, 450, '#ffd59a', 0.12, 620, 5, 7)
    finish(c, {
      brush: 1,
      contrast: 0.32,
      vignette: 0.48,
      lights: [0.025, 0.006, -0.02],
      shadows: [0.004, 0.004, 0.014],
    })
  },
}
