import { clouds, mist, sky } from '../../kit/air.ts'
import { layer, rgb, type Scene } from '../../kit/canvas.ts'
import { person } from '../../kit/figures.ts'
import { finish } from '../../kit/finish.ts'
import { fbm, noise, random, ridged, smooth } from '../../kit/random.ts'
import { line, path, rect, times } from '../../kit/svg.ts'
import { terrain } from '../../kit/terrain.ts'

export const mountainSnow: Scene = {
  key: 'mountain-snow',
  focal: { x: 0.55, y: 0.32 },
  async paint(c) {
    sky(c, [
      [0, '#243a5e'],
      [260, '#5a7396'],
      [460, '#c9a9a4'],
      [600, '#f2c6a0'],
    ])
    clouds(c, {
      seed: 19,
      bottom: 560,
      size: 600,
      flat: 4,
      cover: 0.5,
      lit: '#ffd2b4',
      dark: '#4e6385',
      sun: [200, 520],
      opacity: 0.7,
    })
    terrain(c, {
      height(x, z) {
        const peak =
          5.6 * Math.exp(-(((x - 1.6) / 5) ** 2) - ((z - 21) / 6) ** 2) +
          3.6 * Math.exp(-(((x + 8) / 5) ** 2) - ((z - 25) / 6) ** 2) +
          3 * Math.exp(-(((x - 12) / 5) ** 2) - ((z - 26) / 7) ** 2)
        const rough = ridged(x * 0.17, z * 0.17, 8, 3)
        return (
          peak * (0.42 + 0.75 * rough) +
          rough * 1.5 * smooth(4, 16, z) -
          1.5 +
          0.24 * fbm(x * 0.5, z * 0.5, 5, 8)
        )
      },
      colour(x, z, y, steep, out) {
        const rock = smooth(0.36, 0.56, steep + 0.16 * noise(x * 3, z * 3 + y * 4, 5))
        const wood =
          smooth(0.1, -0.5, y + 0.7 * noise(x * 0.8, z * 0.8, 7)) *
          smooth(-0.1, 0.35, noise(x * 4, z * 4, 2) + 0.3)
        out[0] = 0.88 + (0.3 - 0.88) * rock
        out[1] = 0.92 + (0.29 - 0.92) * rock
        out[2] = 1 + (0.33 - 1) * rock
        out[0] += (0.1 - out[0]) * wood * 0.85
        out[1] += (0.16 - out[1]) * wood * 0.85
        out[2] += (0.2 - out[2]) * wood * 0.85
      },
      eye: [0, 1.9, -1],
      tilt: -0.03,
      lens: 0.34,
      sun: [-0.95, 0.36, -0.12],
      light: [1.12, 0.76, 0.52],
      ambient: [0.34, 0.43, 0.62],
      haze: rgb('#9fabc4'),
      flare: rgb('#f3c4a0'),
      clear: 52,
      far: 60,
    })
    mist(c, 700, 60, '#b9c2d6', 0.65, 3)
    mist(c, 600, 30, '#e6cfc8', 0.35, 11)
    const next = random(3)
    const fir = (x: number, y: number, h: number, fill: string) =>
      times(7, (i) =>
        path(
          `M${x} ${y - h + i * h * 0.1}L${x - h * (0.06 + i * 0.028)} ${y - h + h * (0.2 + i * 0.13)}Q${x} ${y - h + h * (0.14 + i * 0.13)} ${x + h * (0.06 + i * 0.028)} ${y - h + h * (0.2 + i * 0.13)}Z`,
          fill,
        ),
      ) + rect(x - h * 0.015, y - h * 0.1, h * 0.03, h * 0.12, fill)
    await layer(
      c,
      times(60, (i) =>
        fir(
          i * 28 + next() * 26 - 20,
          960 + 36 * Math.sin(i * 0.13 + 1) + next() * 26,
          90 + next() * 70,
          '#27384d',
        ),
      ),
      { texture: 0.3, opacity: 0.92 },
    )
    mist(c, 960, 46, '#9db0cc', 0.5, 7)
    await layer(
      c,
      path('M-10 1080V980C200 930 480 1010 760 1000S1300 940 1610 968V1080Z', '#c9d6ea') +
        path('M-10 1080V1040C300 1000 700 1050 1000 1036S1400 1010 1610 1030V1080Z', '#92a6c6'),
      { texture: 0.1 },
    )
    await layer(
      c,
      times(9, (i) =>
        fir(
          40 + i * 30 + next() * 20 - (i > 4 ? -1120 : 0),
          1060 + next() * 30,
          260 + next() * 190,
          '#121d2c',
        ),
      ) +
        person(905, 1010, 62, '#151c29', 'walk') +
        person(960, 1008, 60, '#7a2d28', 'walk') +
        line('M918 975L926 1012M972 973L980 1010', '#151c29', 1.5),
      { texture: 0.35, wander: 2 },
    )
    finish(c, { contrast: 0.3, shadows: [0, 0.004, 0.025], lights: [0.02, 0.005, -0.01] })
  },
}
