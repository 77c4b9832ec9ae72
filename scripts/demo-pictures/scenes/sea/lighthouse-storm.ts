import { clouds, glow, rain, sky } from '../../kit/air.ts'
import { add, blend, layer, rgb, type Scene, shade } from '../../kit/canvas.ts'
import { finish } from '../../kit/finish.ts'
import { clamp, fbm, length, noise, ridged, smooth } from '../../kit/random.ts'
import { lin, line, path, rect } from '../../kit/svg.ts'

export const lighthouseStorm: Scene = {
  key: 'lighthouse-storm',
  focal: { x: 0.7, y: 0.3 },
  async paint(c) {
    sky(c, [
      [0, '#161d27'],
      [300, '#2a3742'],
      [560, '#5b6c70'],
      [680, '#8b9690'],
    ])
    clouds(c, {
      seed: 21,
      bottom: 760,
      size: 560,
      flat: 2,
      cover: 0.86,
      soft: 0.3,
      lit: '#9fb0ae',
      dark: '#151b25',
      sun: [420, 1000],
      opacity: 0.95,
    })
    glow(c, 300, 640, 360, '#b8c4ae', 0.07)
    shade(c, (x, y, pixel) => {
      const dx = x - 1122
      const dy = y - 268
      const d = length(dx, dy)
      for (const aim of [Math.PI - 0.1, 0.16]) {
        const off = Math.abs(
          Math.atan2(Math.sin(Math.atan2(dy, dx) - aim), Math.cos(Math.atan2(dy, dx) - aim)),
        )
        const beam =
          Math.exp(-((off / 0.075) ** 2)) * (0.75 + 0.5 * fbm(x / 180, y / 120, 4, 8)) * Math.exp(-d / 900)
        add(pixel, rgb('#ffe9b8'), beam * 0.62)
      }
    })
    const tower =
      lin(
        'tw',
        [
          [0, '#2a3036'],
          [0.35, '#a9a49a'],
          [0.55, '#d6cfc0'],
          [1, '#343a42'],
        ],
        0,
        0,
        1,
        0,
      ) +
      path('M1084 800L1098 306L1146 306L1160 800Z', 'url(#tw)') +
      path(
        'M1092 480L1094.500 400L1149.500 400L1152 480ZM1088 640L1090 560L1154 560L1156 640Z',
        '#7a2f2b',
        'opacity="0.72"',
      ) +
      rect(1086, 296, 72, 12, '#22272e') +
      rect(1102, 248, 40, 48, '#ffedc0') +
      line('M1110 248V296M1122 248V296M1134 248V296', '#22272e', 2.5) +
      path('M1094 250Q1122 206 1150 250Z', '#1d2229') +
      rect(1120, 206, 4, 22, '#1d2229') +
      rect(1115, 360, 10, 16, '#11151a') +
      rect(1117, 520, 11, 17, '#11151a')
    await layer(c, tower, { texture: 0.16 })
    glow(c, 1122, 270, 90, '#ffdf9a', 0.9)
    await layer(
      c,
      path(
        'M800 1080L880 800L930 752L985 724L1040 692L1072 668L1180 664L1226 690L1290 712L1350 748L1440 770L1520 812L1600 1080Z',
        '#12171c',
      ),
      { texture: 0.6, wander: 9 },
    )
    // Swells: each row of waves its own crest, with foam torn off it.
    for (let i = 0; i < 6; i++) {
      const base = 742 + i * i * 9 + i * 26
      const high = 22 + i * 15
      const crest = (x: number) =>
        base - high * ridged(x / (210 + i * 75) + i * 3.1, i * 2.3, 4, 30 + i) + high * 0.7
      const deep = rgb(['#4d5f62', '#3d5156', '#2f454c', '#26393f', '#1b2c33', '#14232a'][i]!)
      const foam = rgb('#d9e2dc')
      shade(c, (x, y, pixel) => {
        const d = y - crest(x)
        if (d < -60) return
        const spray =
          clamp(fbm(x / 60, y / 40, 5, 40 + i) * 1.5 - 0.62) * Math.exp(-Math.abs(d) / (16 + i * 9))
        if (d > 0) {
          const face = 0.75 + 0.5 * noise(x / (60 + i * 20), y / (9 + i * 5), 50 + i)
          blend(
            pixel,
            [deep[0] * face * 1.2, deep[1] * face * 1.2, deep[2] * face * 1.2],
            0.96 * smooth(0, 5, d),
          )
          const lace =
            smooth(0.62, 0.78, ridged(x / (80 + i * 30), (y + d) / (26 + i * 11), 4, 60 + i)) *
            Math.exp(-d / (60 + i * 30))
          blend(pixel, foam, lace * 0.5)
        }
        blend(pixel, foam, clamp(spray * 1.5))
      })
      if (i === 2)
        shade(c, (x, y, pixel) => {
          // A sea that breaks on the rock: thrown up in plumes, thin at the top.
          const d = length((x - 940 - (800 - y) * 0.18) / 170, (y - 790) / 210)
          const plume = fbm(x / 34 + (y - 800) / 190, y / 120, 6, 77) * 0.7 + fbm(x / 18, y / 26, 4, 79) * 0.4
          const burst = clamp(1.2 - d) * smooth(0.4, 0.95, plume + 0.32 * (1 - d))
          blend(pixel, rgb('#cfd9d5'), clamp(burst * 1.25))
        })
    }
    rain(c, '#b9c8cc', 0.11, 0.3)
    finish(c, { contrast: 0.38, saturation: 0.88, vignette: 0.5, shadows: [-0.005, 0.01, 0.03], grain: 0.02 })
  },
}
