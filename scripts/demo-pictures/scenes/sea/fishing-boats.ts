import { clouds, mist, sky } from '../../kit/air.ts'
import { layer, type Scene } from '../../kit/canvas.ts'
import { afloat, birds, hills, person } from '../../kit/figures.ts'
import { finish } from '../../kit/finish.ts'
import { boat } from '../../kit/shore.ts'
import { line, times } from '../../kit/svg.ts'
import { water } from '../../kit/water.ts'

export const fishingBoats: Scene = {
  key: 'fishing-boats',
  focal: { x: 0.42, y: 0.6 },
  async paint(c) {
    sky(c, [
      [0, '#9fc3c9'],
      [260, '#bcd6d2'],
      [430, '#e2e6d5'],
      [520, '#f1ead6'],
    ])
    clouds(c, {
      seed: 9,
      bottom: 470,
      size: 520,
      flat: 3,
      cover: 0.42,
      lit: '#fffaf0',
      dark: '#b9cdcd',
      sun: [500, 60],
      opacity: 0.8,
    })
    await layer(c, hills(520, 150, '#a9c2c4', 3, 520), { opacity: 0.75 })
    await layer(c, hills(520, 80, '#8fb0b4', 6, 330), { opacity: 0.8 })
    mist(c, 500, 36, '#f3efe0', 0.75, 3)
    water(c, {
      y: 512,
      tint: '#2f7f8a',
      near: 0.28,
      far: 0.9,
      rough: 0.55,
      seed: 8,
      glitter: { x: 560, width: 240, hex: '#fffbe8', amount: 0.35 },
    })
    await afloat(
      c,
      boat(1180, 560, 150, '#3f5f78', '#8fb0b8') + boat(1370, 548, 100, '#7a4a44', '#c79a86', -1),
      562,
      0.45,
    )
    await afloat(c, boat(260, 600, 210, '#2c5f63', '#86b3a4', -1), 606, 0.5)
    const crew =
      person(560, 740, 120, '#2c3238', 'stand') +
      person(720, 736, 116, '#3a2f2c', 'robe') +
      person(838, 724, 104, '#2c3238', 'walk', -1)
    await afloat(c, crew + boat(690, 770, 560, '#a8472f', '#e9b384'), 780, 0.55)
    const net =
      times(16, (i) =>
        line(
          `M${612 - i * 5} ${690 + i * 2}Q${520 - i * 14} ${760 + i * 9} ${330 + i * 16} ${846 + i * 4}`,
          '#e9e2cf',
          0.9,
          'opacity="0.55"',
        ),
      ) +
      times(9, (i) =>
        line(
          `M${580 - i * 22} ${712 + i * 12}Q${540 - i * 16} ${765 + i * 9} ${500 - i * 6} ${800 + i * 9}`,
          '#e9e2cf',
          0.9,
          'opacity="0.45"',
        ),
      )
    await layer(c, net + birds(860, 360, 520, 12, '#4b6468', 14))
    finish(c, { contrast: 0.3, lights: [0.02, 0.01, -0.01] })
  },
}
