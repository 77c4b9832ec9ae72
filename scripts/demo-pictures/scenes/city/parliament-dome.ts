import { clouds, glow, sky, stars } from '../../kit/air.ts'
import { add, layer, rgb, type Scene, shade } from '../../kit/canvas.ts'
import { birds, person } from '../../kit/figures.ts'
import { finish } from '../../kit/finish.ts'
import { clamp, random } from '../../kit/random.ts'
import { lin, line, oval, path, rect, times } from '../../kit/svg.ts'
import { water } from '../../kit/water.ts'

export const parliamentDome: Scene = {
  key: 'parliament-dome',
  focal: { x: 0.5, y: 0.34 },
  async paint(c) {
    sky(c, [
      [0, '#0e1a38'],
      [260, '#22386a'],
      [500, '#5a6d9b'],
      [640, '#d9a585'],
      [730, '#f0bd8c'],
    ])
    clouds(c, {
      seed: 14,
      bottom: 700,
      size: 560,
      flat: 4.6,
      cover: 0.5,
      soft: 0.3,
      lit: '#e7a48c',
      dark: '#1d2c54',
      sun: [1250, 700],
      opacity: 0.8,
    })
    stars(c, 330, 0.5)
    glow(c, 800, 720, 560, '#ffb878', 0.22)
    const stone = lin('st', [
      [0, '#8c7a72'],
      [0.55, '#d7b98e'],
      [1, '#f2cf95'],
    ])
    const cupola =
      lin(
        'cu',
        [
          [0, '#22304b'],
          [0.3, '#5d6f86'],
          [0.47, '#b9b6a6'],
          [0.62, '#64748a'],
          [1, '#182238'],
        ],
        0,
        0,
        1,
        0,
      ) +
      path('M640 420C640 262 720 190 800 168C880 190 960 262 960 420Z', 'url(#cu)') +
      times(9, (i) =>
        line(
          `M${648 + i * 38} 420C${652 + i * 37} 290 ${736 + i * 16} 212 800 170`,
          '#101a30',
          1.5,
          'opacity="0.4"',
        ),
      ) +
      rect(776, 118, 48, 56, 'url(#st)') +
      times(4, (i) => rect(781 + i * 11, 126, 5, 42, '#ffdf9e')) +
      path('M770 120Q800 76 830 120Z', '#52627a') +
      rect(798, 40, 4, 60, '#8995a3')
    const drumPart =
      rect(630, 420, 340, 104, 'url(#st)') +
      times(
        12,
        (i) =>
          path(`M${645 + i * 27} 518V452Q${653 + i * 27} 438 ${661 + i * 27} 452V518Z`, '#ffdd97') +
          rect(664 + i * 27, 432, 5, 90, '#6d5d57', 'opacity="0.6"'),
      ) +
      rect(614, 414, 372, 12, '#e6cb9c') +
      rect(614, 522, 372, 12, '#c8a67c')
    const wing = (x: number, w: number) =>
      rect(x, 600, w, 170, 'url(#st)') +
      rect(x - 6, 588, w + 12, 14, '#ddbf90') +
      times(
        Math.floor(w / 46),
        (i) =>
          path(
            `M${x + 14 + i * 46} 744V650Q${x + 27 + i * 46} 630 ${x + 40 + i * 46} 650V744Z`,
            i % 3 === 1 ? '#ffdf9c' : '#5a4a48',
          ) +
          path(`M${x + 14 + i * 46} 744V720H${x + 40 + i * 46}V744Z`, '#3a2f33', 'opacity="0.35"') +
          rect(x - 2 + i * 46, 606, 8, 164, '#f7dcaa', 'opacity="0.55"'),
      )
    const front =
      path('M580 604L800 530L1020 604Z', 'url(#st)') +
      path('M620 598L800 540L980 598Z', '#7d675d', 'opacity="0.55"') +
      rect(572, 602, 456, 16, '#edd3a2') +
      rect(586, 618, 428, 152, '#4a3a3a') +
      times(
        8,
        (i) =>
          lin(`co${i}`, ['#7b675c', '#ffe3ae', '#a58768'], 0, 0, 1, 0) +
          rect(596 + i * 56, 618, 22, 152, `url(#co${i})`) +
          rect(591 + i * 56, 618, 32, 7, '#f0d6a4'),
      ) +
      times(7, (i) => rect(624 + i * 56, 650, 24, 120, '#ffcf82', 'opacity="0.75"'))
    const steps = times(9, (i) =>
      rect(560 - i * 13, 770 + i * 8, 480 + i * 26, 8.4, i % 2 ? '#8a6f5e' : '#c9a67e'),
    )
    await layer(
      c,
      stone +
        wing(150, 430) +
        wing(1020, 430) +
        wing(20, 140) +
        wing(1440, 160) +
        cupola +
        drumPart +
        rect(660, 532, 280, 72, 'url(#st)') +
        front +
        steps,
      { texture: 0.16, wander: 0.8 },
    )
    shade(c, (x, y, pixel) => {
      // Floodlight from below: warm at the foot of the walls, gone at the roof.
      if (y < 150 || y > 842) return
      const lit = Math.exp(-(((770 - y) / 170) ** 2)) * (0.6 + 0.4 * Math.cos(x / 23))
      if (pixel[0] > pixel[2]) add(pixel, rgb('#ff9d4e'), 0.16 * clamp(lit))
    })
    await layer(c, lin('pl', ['#584e58', '#23253a']) + rect(0, 842, 1600, 240, 'url(#pl)'))
    const next = random(6)
    const people = times(22, () =>
      person(
        160 + next() * 1280,
        846 + next() * 26,
        38 + next() * 12,
        '#1b1c2c',
        next() < 0.3 ? 'veil' : next() < 0.5 ? 'walk' : 'stand',
        next() < 0.5 ? 1 : -1,
      ),
    )
    await layer(c, people)
    water(c, { y: 868, tint: '#1d2440', near: 0.55, far: 0.85, rough: 0.22, seed: 3 })
    const lamp = (x: number) =>
      rect(x - 2.5, 690, 5, 184, '#141726') +
      rect(x - 16, 690, 32, 3, '#141726') +
      oval(x - 16, 684, 8, 9, '#fff0c8') +
      oval(x + 16, 684, 8, 9, '#fff0c8')
    await layer(c, lamp(330) + lamp(1270) + lamp(90) + lamp(1510))
    for (const x of [330, 1270]) glow(c, x, 684, 60, '#ffd38a', 0.45)
    await layer(c, birds(1110, 250, 260, 7, '#121a30', 3))
    finish(c, { bloom: 0.5, contrast: 0.32, vignette: 0.5, lights: [0.02, 0.01, -0.015] })
  },
}
