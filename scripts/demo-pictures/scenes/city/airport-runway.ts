import { clouds, glow, sky } from '../../kit/air.ts'
import { add, blend, layer, rgb, type Scene, shade } from '../../kit/canvas.ts'
import { hills } from '../../kit/figures.ts'
import { finish } from '../../kit/finish.ts'
import { fbm, smooth } from '../../kit/random.ts'
import { lin, line, oval, path, rect, times } from '../../kit/svg.ts'

export const airportRunway: Scene = {
  key: 'airport-runway',
  focal: { x: 0.5, y: 0.4 },
  async paint(c) {
    sky(c, [
      [0, '#16223f'],
      [240, '#33507a'],
      [430, '#8f8a9c'],
      [540, '#f0a56e'],
      [600, '#ffd08a'],
    ])
    clouds(c, {
      seed: 27,
      bottom: 590,
      size: 620,
      flat: 5,
      cover: 0.5,
      soft: 0.3,
      lit: '#ffb07a',
      dark: '#33415f',
      sun: [800, 620],
      opacity: 0.9,
    })
    glow(c, 800, 610, 420, '#ffa75e', 0.5)
    await layer(
      c,
      hills(600, 60, '#3b3b55', 12, 420) +
        rect(1260, 470, 16, 140, '#232840') +
        path('M1240 470H1296L1288 440H1248Z', '#232840') +
        rect(1248, 450, 40, 10, '#ffd99a', 'opacity="0.8"') +
        rect(1060, 566, 360, 40, '#272b42') +
        times(20, (i) => rect(1068 + i * 17, 578, 9, 6, '#ffdc9a', 'opacity="0.7"')),
    )
    const asphalt = rgb('#23262f')
    const grass = rgb('#2d3327')
    shade(c, (x, y, pixel) => {
      if (y < 604) return
      const below = y - 598
      const z = 5200 / below
      const u = ((x - 800) / below) * 4.6
      const grain = fbm(u * 3, z * 2, 4, 3)
      const onTarmac = smooth(6.6, 6.4, Math.abs(u))
      const sheen = Math.exp(-(((x - 800) / (60 + below * 0.55)) ** 2)) * Math.exp(-below / 300)
      for (let i = 0; i < 3; i++)
        pixel[i] = (grass[i]! + (asphalt[i]! - grass[i]!) * onTarmac) * (0.75 + 0.5 * grain)
      add(pixel, rgb('#ff9e5a'), sheen * (0.35 + 0.5 * grain) * (0.3 + 0.7 * onTarmac))
      const dash = Math.abs(u) < 0.13 && z % 7 < 4.4 ? 1 : 0
      const edge = Math.abs(Math.abs(u) - 6.05) < 0.09 ? 1 : 0
      const bars =
        z < 17 && z > 13.4 && Math.abs(u) < 5.4 && Math.abs(u) > 0.5 && Math.abs(u) % 0.9 < 0.5 ? 1 : 0
      blend(
        pixel,
        rgb('#e9dcc5'),
        0.75 * Math.max(dash, edge, bars) * (0.7 + 0.4 * grain) * smooth(3, 14, below),
      )
      blend(pixel, rgb('#c98a68'), 0.55 * Math.exp(-below / 36))
    })
    let lights = ''
    for (let i = 0; i < 26; i++) {
      const below = 5200 / (11 + i * 7)
      const y = 598 + below
      const r = 1.2 + below / 55
      for (const side of [-1, 1])
        lights +=
          oval(800 + side * (6.9 / 4.6) * below, y, r, r * 0.8, '#fff0c4') +
          (i % 2 ? oval(800 + side * (9.4 / 4.6) * below, y, r * 0.7, r * 0.6, '#5fb4ff') : '')
    }
    await layer(c, lights, { mode: 'add', blur: 0.8 })
    await layer(c, lights, { mode: 'add', blur: 7, opacity: 0.8 })
    const plane =
      lin('fu', ['#3c4256', '#141826']) +
      path(
        'M800 322C828 322 842 344 842 374C842 404 826 424 800 424C774 424 758 404 758 374C758 344 772 322 800 322Z',
        'url(#fu)',
      ) +
      path(
        'M760 384L470 352L462 358L520 378L764 408ZM840 384L1130 352L1138 358L1080 378L836 408Z',
        '#1a1f2e',
      ) +
      path(
        'M760 384L470 352L468 354L760 388ZM840 384L1130 352L1132 354L840 388Z',
        '#e09a70',
        'opacity="0.8"',
      ) +
      path('M795 330L797 236L803 236L805 330Z', '#1a1f2e') +
      path('M795 300L712 284V290L796 312ZM805 300L888 284V290L804 312Z', '#1a1f2e') +
      oval(660, 398, 22, 23, '#161a27') +
      oval(660, 398, 15, 16, '#3a3f52') +
      oval(940, 398, 22, 23, '#161a27') +
      oval(940, 398, 15, 16, '#3a3f52') +
      path('M772 350Q800 336 828 350L824 362Q800 352 776 362Z', '#ffcf94', 'opacity="0.75"') +
      line('M800 424V452M744 404V452M856 404V452', '#10131d', 5) +
      oval(800, 456, 5, 9, '#0b0d14') +
      oval(738, 456, 6, 10, '#0b0d14') +
      oval(750, 456, 6, 10, '#0b0d14') +
      oval(850, 456, 6, 10, '#0b0d14') +
      oval(862, 456, 6, 10, '#0b0d14')
    await layer(c, plane, { texture: 0.1 })
    for (const [x, y] of [
      [742, 396],
      [858, 396],
      [800, 432],
    ] as const) {
      glow(c, x, y, 60, '#fff0cf', 0.55)
      glow(c, x, y, 9, '#ffffff', 1.6)
    }
    glow(c, 470, 354, 12, '#ff4a3d', 0.9)
    glow(c, 1130, 354, 12, '#5dffa0', 0.8)
    finish(c, { bloom: 0.7, contrast: 0.3, vignette: 0.45, shadows: [0, 0.003, 0.025] })
  },
}
