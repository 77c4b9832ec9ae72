import { glow, mist, rays, sky } from '../../kit/air.ts'
import { layer, type Scene } from '../../kit/canvas.ts'
import { afloat, hills, palm, person } from '../../kit/figures.ts'
import { finish } from '../../kit/finish.ts'
import { random } from '../../kit/random.ts'
import { lin, path, times } from '../../kit/svg.ts'
import { water } from '../../kit/water.ts'

export const palmOasis: Scene = {
  key: 'palm-oasis',
  focal: { x: 0.38, y: 0.45 },
  async paint(c) {
    sky(c, [
      [0, '#5b86a0'],
      [240, '#9cb8b4'],
      [420, '#edd9ae'],
      [540, '#f7d99c'],
    ])
    glow(c, 1180, 420, 380, '#ffcf83', 0.5)
    glow(c, 1180, 420, 44, '#fff3d0', 1.2)
    await layer(c, lin('d1', ['#e8b983', '#c98d5c']) + hills(520, 260, 'url(#d1)', 4, 760), { texture: 0.06 })
    await layer(c, lin('d2', ['#d9a066', '#a96c45']) + hills(590, 190, 'url(#d2)', 9, 620), { texture: 0.07 })
    mist(c, 520, 60, '#fbe0ae', 0.5, 4)
    const next = random(8)
    const far = times(16, (i) =>
      palm(
        60 + i * 98 + next() * 50,
        640,
        110 + next() * 80,
        40 + i,
        '#5d5238',
        '#53613c',
        (next() - 0.5) * 30,
      ),
    )
    await layer(c, far, { opacity: 0.85 })
    await layer(c, path('M-10 640C200 616 420 628 700 634S1300 622 1610 640L1610 720L-10 720Z', '#4e4a2c'), {
      texture: 0.4,
      wander: 8,
    })
    mist(c, 640, 30, '#f2cf94', 0.35, 8)
    water(c, {
      y: 668,
      tint: '#2f5a5c',
      near: 0.62,
      far: 0.95,
      rough: 0.28,
      seed: 12,
      glitter: { x: 1180, width: 90, hex: '#ffe2a6', amount: 0.4 },
    })
    const grove =
      palm(330, 742, 520, 3, '#3b2c20', '#26371f', 60) +
      palm(210, 760, 430, 5, '#33261c', '#1f2f1b', -50) +
      palm(520, 724, 390, 7, '#463525', '#33421f', 46) +
      palm(90, 745, 560, 11, '#2f241a', '#1d2b18', 20)
    await afloat(
      c,
      grove + path('M-10 742C120 716 300 718 560 734C640 740 690 748 720 760L-10 772Z', '#3a3320'),
      752,
      0.6,
      0.85,
    )
    await layer(
      c,
      path('M1000 1080C1080 960 1300 900 1610 880L1610 1080Z', '#8a5c38') +
        path(
          'M1000 1080C1080 960 1300 900 1610 880L1610 890C1320 915 1120 975 1040 1080Z',
          '#e9b878',
          'opacity="0.8"',
        ),
      { texture: 0.25, wander: 4 },
    )
    await layer(c, person(1330, 930, 150, '#3a271d', 'robe') + person(1392, 934, 140, '#2f2019', 'veil'), {
      texture: 0.1,
    })
    rays(c, 1180, 420, '#ffdb98', 0.16, 700, 4)
    finish(c, { lights: [0.03, 0.01, -0.03], shadows: [0.01, 0.005, 0.015] })
  },
}
