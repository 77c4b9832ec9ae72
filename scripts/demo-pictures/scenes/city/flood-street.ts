import { clouds, mist, rain, sky } from '../../kit/air.ts'
import { blend, layer, mix, rgb, type Scene, shade } from '../../kit/canvas.ts'
import { person } from '../../kit/figures.ts'
import { finish } from '../../kit/finish.ts'
import { random, smooth } from '../../kit/random.ts'
import { line, path, poly, rect, times } from '../../kit/svg.ts'
import { water } from '../../kit/water.ts'

export const floodStreet: Scene = {
  key: 'flood-street',
  focal: { x: 0.5, y: 0.58 },
  async paint(c) {
    sky(c, [
      [0, '#7f8d90'],
      [300, '#a9b1ab'],
      [560, '#cfcbb9'],
    ])
    clouds(c, {
      seed: 61,
      bottom: 640,
      size: 520,
      flat: 2.4,
      cover: 0.8,
      soft: 0.4,
      lit: '#dcdccd',
      dark: '#66757a',
      sun: [860, 300],
      opacity: 0.85,
    })
    const next = random(33)
    let houses = ''
    for (const side of [-1, 1])
      for (let i = 0; i < 6; i++) {
        const near = (6 - i) / 6
        const far = (5 - i) / 6
        const xa = 800 + side * (110 + 760 * near ** 1.6)
        const xb = 800 + side * (110 + 760 * far ** 1.6)
        const top = 560 - (150 + 150 * next()) * (0.22 + near * 1.35)
        const topFar = 560 - (560 - top) * ((0.22 + far * 1.35) / (0.22 + near * 1.35))
        const wall = mix(
          ['#b98f6a', '#c9b08a', '#9f8a78', '#8d9a94', '#c2a078', '#a78468'][Math.floor(next() * 6)]!,
          '#aab0aa',
          0.6 - near * 0.55,
        )
        const dim = side < 0 ? wall : mix(wall, '#2d3438', 0.3)
        houses += poly(
          [
            [xa, top],
            [xb, topFar],
            [xb, 640],
            [xa, 640 + 60 * near],
          ],
          dim,
        )
        const floors = 3
        for (let f = 0; f < floors; f++)
          for (let k = 0; k < 4; k++) {
            const t0 = (k + 0.25) / 4
            const t1 = (k + 0.72) / 4
            const q = (t: number, v: number) => {
              const a = top + (610 - top) * v
              const b = topFar + (610 - topFar) * v
              return [xa + (xb - xa) * t, a + (b - a) * t]
            }
            const v0 = 0.08 + f * 0.31
            houses += poly(
              [q(t0, v0), q(t1, v0), q(t1, v0 + 0.19), q(t0, v0 + 0.19)],
              next() < 0.08 ? '#f3c67c' : '#323a3e',
              'opacity="0.85"',
            )
            houses += poly(
              [
                q(t0 - 0.02, v0 + 0.19),
                q(t1 + 0.02, v0 + 0.19),
                q(t1 + 0.02, v0 + 0.215),
                q(t0 - 0.02, v0 + 0.215),
              ],
              mix(dim, '#ffffff', 0.3),
            )
          }
      }
    await layer(c, houses, { texture: 0.3, wander: 1.5 })
    mist(c, 560, 110, '#cfcdbd', 0.5, 5)
    const poles = times(
      4,
      (i) =>
        line(`M${1010 + i * i * 46} ${640 + i * 14}V${430 - i * 74}`, '#2b3133', 3 + i * 1.6) +
        line(`M${1010 + i * i * 46} ${436 - i * 74}h${-20 - i * 13}`, '#2b3133', 2 + i),
    )
    const wires = line(
      'M-10 170Q400 420 800 470Q1100 420 1430 205L1610 120M-10 130Q400 390 800 455Q1100 400 1430 190',
      '#2b3133',
      1.5,
    )
    await layer(c, poles + wires)
    const car = (x: number, y: number, w: number, hue: string) =>
      path(
        `M${x - w} ${y}L${x - w * 0.94} ${y - w * 0.24}L${x - w * 0.6} ${y - w * 0.28}L${x - w * 0.34} ${y - w * 0.56}L${x + w * 0.42} ${y - w * 0.56}L${x + w * 0.72} ${y - w * 0.26}L${x + w} ${y - w * 0.2}L${x + w} ${y}Z`,
        hue,
      ) +
      path(
        `M${x - w * 0.5} ${y - w * 0.28}L${x - w * 0.3} ${y - w * 0.5}L${x + w * 0.02} ${y - w * 0.5}V${y - w * 0.28}ZM${x + w * 0.08} ${y - w * 0.28}V${y - w * 0.5}L${x + w * 0.38} ${y - w * 0.5}L${x + w * 0.6} ${y - w * 0.28}Z`,
        '#20282c',
      )
    await layer(c, car(520, 662, 86, '#5c6c72') + car(1090, 654, 66, '#8a4a3a'), { texture: 0.15 })
    water(c, {
      y: 640,
      tint: '#6a6450',
      near: 0.42,
      far: 0.85,
      rough: 0.5,
      seed: 51,
      glitter: { x: 820, width: 190, hex: '#efe9d3', amount: 0.22 },
    })
    await layer(c, car(520, 668, 88, '#5c6c72') + car(1090, 658, 68, '#8a4a3a'), { texture: 0.15 })
    shade(c, (x, y, pixel) => {
      const d = Math.max(Math.abs(y - 668) / 6, Math.abs(x - 800) / 700)
      if (y > 662 && d < 1) blend(pixel, rgb('#6a6450'), 0.6)
    })
    const wade =
      person(770, 772, 210, '#20262a', 'walk') +
      person(900, 760, 190, '#3c3230', 'veil') +
      rect(745, 590, 60, 30, '#7d6a52') +
      path('M740 592H812L806 566H748Z', '#94805f')
    await layer(c, `<g transform="translate(0 1492) scale(1 -1)">${wade}</g>`, {
      opacity: 0.5,
      wander: 10,
      blur: 1.5,
    })
    await layer(c, wade, { texture: 0.2 })
    water(c, {
      y: 745,
      tint: '#716a55',
      near: 0.35,
      far: 0.45,
      rough: 0.6,
      seed: 53,
      mask: (x, y) => smooth(745, 748, y) * smooth(830, 760, y) * smooth(240, 100, Math.abs(x - 830)) * 0.9,
    })
    rain(c, '#e2e6e2', 0.07, 0.06)
    finish(c, { contrast: 0.4, saturation: 0.85, vignette: 0.42, shadows: [-0.005, 0.006, 0.012] })
  },
}
