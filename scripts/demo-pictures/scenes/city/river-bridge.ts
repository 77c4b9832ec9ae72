import { clouds, glow, mist, sky } from '../../kit/air.ts'
import { layer, type Scene } from '../../kit/canvas.ts'
import { birds, person } from '../../kit/figures.ts'
import { finish } from '../../kit/finish.ts'
import { random } from '../../kit/random.ts'
import { lin, line, oval, path, poly, rect, times } from '../../kit/svg.ts'
import { water } from '../../kit/water.ts'

export const riverBridge: Scene = {
  key: 'river-bridge',
  focal: { x: 0.36, y: 0.35 },
  async paint(c) {
    sky(c, [
      [0, '#3f5b78'],
      [240, '#7d93a3'],
      [420, '#c9bdae'],
      [560, '#efcfa6'],
    ])
    clouds(c, {
      seed: 31,
      bottom: 560,
      size: 460,
      flat: 3.4,
      cover: 0.55,
      lit: '#ffe1b8',
      dark: '#66788a',
      sun: [1300, 500],
      opacity: 0.85,
    })
    glow(c, 1320, 520, 330, '#ffc07a', 0.5)
    const next = random(17)
    const blocks = (base: number, fill: string, h: number) =>
      times(44, (i) =>
        rect(i * 38 - 10 + next() * 12, base - h * (0.3 + next()), 26 + next() * 22, h * 1.6, fill),
      )
    await layer(c, blocks(600, '#8d95a0', 110), { opacity: 0.75, blur: 1 })
    mist(c, 590, 46, '#f3d2a5', 0.6, 5)
    await layer(c, blocks(626, '#5f6977', 70), { texture: 0.1 })
    mist(c, 626, 26, '#e8c39c', 0.45, 9)
    // One tower near, one far: the deck runs away to the right.
    const deck = (t: number) => [-60 + 1720 * t, 640 - 100 * Math.sin(t * 2.2) * 0.5 - 20 * t] as const
    const cable = (tx: number, ty: number, reach: number, count: number, w: number) =>
      times(count, (i) => {
        const out = (side: number) => {
          const x = tx + side * (28 + (i + 1) * (reach / count))
          const [, dy] = deck((x + 60) / 1720)
          return line(`M${tx} ${ty + i * 9}L${x} ${dy}`, '#e9dcc6', w, 'opacity="0.8"')
        }
        return out(1) + out(-1)
      })
    const tower = (x: number, top: number, foot: number, w: number, id: string) =>
      lin(id, ['#c7ad90', '#6f6a70', '#3c4250'], 1, 0, 0, 0) +
      poly(
        [
          [x - w * 1.3, foot],
          [x - w * 0.35, top],
          [x + w * 0.35, top],
          [x + w * 1.3, foot],
          [x + w * 0.62, foot],
          [x, top + (foot - top) * 0.42],
          [x - w * 0.62, foot],
        ],
        `url(#${id})`,
      ) +
      rect(x - w * 0.95, deck((x + 60) / 1720)[1] + 16, w * 1.9, 9, '#4b4f5b')
    let road = 'M'
    let under = ''
    for (let i = 0; i <= 40; i++) {
      const [x, y] = deck(i / 40)
      road += `${i ? 'L' : ''}${x} ${y}`
      under = `L${x} ${y + 17 - i * 0.18}${under}`
    }
    await layer(
      c,
      cable(1130, 318, 330, 14, 0.9) +
        tower(1130, 300, 720, 38, 't2') +
        cable(570, 150, 520, 18, 1.3) +
        tower(570, 122, 770, 62, 't1') +
        path(`${road}${under}Z`, '#39404d') +
        line(road, '#f3dcb5', 2.4) +
        times(34, (i) => {
          const [x, y] = deck((i + 0.5) / 34)
          return rect(x, y - 17, 1.4, 17, '#4b4f5b') + oval(x, y - 18, 2.6, 2.6, '#fff0cc')
        }),
      { texture: 0.1 },
    )
    water(c, {
      y: 668,
      tint: '#34495a',
      near: 0.42,
      far: 0.9,
      rough: 0.7,
      seed: 18,
      glitter: { x: 1300, width: 110, hex: '#ffd9a0', amount: 0.55 },
    })
    await layer(
      c,
      path('M-10 1080V900C200 890 330 930 470 1000L540 1080Z', '#1f2730') +
        path(
          'M-10 900C200 890 330 930 470 1000L540 1080L525 1080C430 985 320 938 200 915C120 904 60 904-10 910Z',
          '#b89474',
          'opacity="0.4"',
        ) +
        person(250, 925, 132, '#171d25', 'stand') +
        person(306, 930, 124, '#1b2029', 'veil') +
        line('M-10 880Q200 862 420 950M-10 840Q210 826 440 930', '#1a2028', 3) +
        times(8, (i) => line(`M${i * 58} ${842 + i * i * 1.4}V${930 + i * 8}`, '#1a2028', 4)),
      { texture: 0.3, wander: 2 },
    )
    await layer(c, birds(900, 210, 340, 8, '#3c4854', 21))
    finish(c, { lights: [0.025, 0.01, -0.02], shadows: [0, 0.008, 0.02] })
  },
}
