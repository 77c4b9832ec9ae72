import { glow, mist, sky } from '../../kit/air.ts'
import { blend, layer, rgb, type Scene, shade } from '../../kit/canvas.ts'
import { person } from '../../kit/figures.ts'
import { finish } from '../../kit/finish.ts'
import { clamp, fbm, noise, smooth } from '../../kit/random.ts'
import { town } from '../../kit/shore.ts'
import { lin, path } from '../../kit/svg.ts'

export const dustStorm: Scene = {
  key: 'dust-storm',
  focal: { x: 0.42, y: 0.45 },
  async paint(c) {
    sky(c, [
      [0, '#8f8a78'],
      [300, '#b39f77'],
      [620, '#d2ad72'],
      [760, '#c3935a'],
    ])
    glow(c, 1240, 190, 260, '#fbe2ac', 0.3)
    glow(c, 1240, 190, 40, '#fff3cf', 0.8)
    // The wall: billows that grow upwards, lit on their crowns.
    const wall = (x: number, y: number) =>
      fbm(x / 260, y / 240, 6, 33) + 0.32 * fbm(x / 90 + 4, y / 84, 5, 35)
    shade(c, (x, y, pixel) => {
      const front =
        330 -
        250 * Math.exp(-(((x - 420) / 520) ** 2)) +
        150 * smooth(600, 1600, x) +
        40 * noise(x / 210, 3, 4)
      const d = wall(x, y)
      const body = smooth(-40, 90, y - front + (d - 0.66) * 230)
      if (body <= 0) return
      const light = clamp(0.5 + (d - wall(x + 22, y - 26)) * 2.6 + 0.2 * (d - 0.66))
      const low = smooth(200, 800, y)
      const dark = [0.36 - low * 0.1, 0.22 - low * 0.06, 0.12 - low * 0.03] as const
      const pale = [0.93 - low * 0.35, 0.7 - low * 0.3, 0.42 - low * 0.2] as const
      for (let i = 0; i < 3; i++) pixel[i]! += (dark[i]! + (pale[i]! - dark[i]!) * light - pixel[i]!) * body
    })
    await layer(c, town(-20, 800, 1660, '#6d4a2c', 5), { opacity: 0.7, blur: 1.2 })
    mist(c, 780, 60, '#b98247', 0.7, 3)
    await layer(c, town(240, 836, 1100, '#452c1b', 9, '#ffcf7a'), { texture: 0.15 })
    mist(c, 836, 40, '#a06a38', 0.55, 7)
    await layer(
      c,
      lin('ds', ['#8a5a30', '#3c2415']) + path('M-10 850C400 826 900 862 1610 840V1080H-10Z', 'url(#ds)'),
      { texture: 0.3 },
    )
    const camels = (x: number, y: number, s: number) =>
      `<g transform="translate(${x} ${y}) scale(${s})">${path('M-40,-62C-30,-66-22,-90-8,-92C4,-92 8,-68 22,-64C32,-62 36,-74 40,-92C42,-102 52,-108 60,-104L72,-98L70,-92L56,-90C54,-72 46,-52 32,-46L30,0H24L22,-40L-22,-40L-26,0H-32L-34,-40C-44,-46-48,-56-40,-62Z', '#1d110a')}</g>`
    await layer(
      c,
      camels(760, 920, 1.15) +
        camels(920, 914, 1.05) +
        camels(1066, 910, 1) +
        person(655, 924, 118, '#1d110a', 'robe'),
      { texture: 0.15 },
    )
    shade(c, (x, y, pixel) => {
      const n = fbm((x - y * 0.3) / 300, y / 34, 5, 61)
      blend(pixel, rgb('#d7a565'), smooth(0.52, 0.85, n) * smooth(700, 930, y) * 0.55)
    })
    finish(c, { contrast: 0.36, saturation: 0.92, vignette: 0.5, grain: 0.022 })
  },
}
