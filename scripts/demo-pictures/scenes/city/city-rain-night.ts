import { glow, rain, sky } from '../../kit/air.ts'
import { blend, layer, mix, type Scene, shade } from '../../kit/canvas.ts'
import { person } from '../../kit/figures.ts'
import { finish } from '../../kit/finish.ts'
import { fbm, random, smooth } from '../../kit/random.ts'
import { line, oval, path, poly, rect, times } from '../../kit/svg.ts'
import { water } from '../../kit/water.ts'

export const cityRainNight: Scene = {
  key: 'city-rain-night',
  focal: { x: 0.4, y: 0.58 },
  async paint(c) {
    sky(c, [
      [0, '#0a0f1c'],
      [420, '#15202f'],
      [640, '#2a3340'],
    ])
    const next = random(72)
    let walls = ''
    let lamps = ''
    let shops = ''
    for (const side of [-1, 1])
      for (let i = 0; i < 7; i++) {
        const near = (7 - i) / 7
        const x0 = 800 + side * (70 + 730 * near ** 1.7)
        const x1 = 800 + side * (70 + 730 * ((6 - i) / 7) ** 1.7)
        const top = 640 - (240 + next() * 420) * (0.25 + near)
        walls += poly(
          [
            [x0, top],
            [x1, top + 20 * near],
            [x1, 700],
            [x0, 700 + 160 * near],
          ],
          mix('#2b3646', '#0d1220', near),
        )
        for (let k = 0; k < 46; k++) {
          const t = next()
          const y = top + next() * (640 - top)
          if (next() < 0.6)
            lamps += rect(
              x0 + (x1 - x0) * t,
              y,
              5 + 16 * near * near,
              8 + 16 * near * near,
              next() < 0.7 ? '#ffbe6b' : '#8fc4d8',
              `opacity="${0.15 + next() * 0.6}"`,
            )
        }
        shops += times(5, () => {
          const t = next()
          const x = x0 + (x1 - x0) * t
          const w = Math.abs(x1 - x0) * (0.1 + 0.2 * next())
          const h = (16 + 60 * next()) * (0.3 + near)
          return rect(
            x - w / 2,
            690 - h - 40 * near * next(),
            w,
            h,
            ['#ff7a4d', '#ffc46b', '#4db6c9', '#ff5d6b', '#ffdf9c'][Math.floor(next() * 5)]!,
            `opacity="${0.25 + next() * 0.5}"`,
          )
        })
      }
    await layer(c, walls, { texture: 0.2 })
    await layer(c, lamps, { blur: 3.2 })
    await layer(c, shops, { mode: 'add', blur: 8 })
    glow(c, 800, 600, 280, '#ffb36b', 0.4)
    const bokeh = times(44, () => {
      const x = 520 + next() * 560
      const r = 6 + next() * 17
      return oval(
        x,
        520 + next() * 150,
        r,
        r,
        ['#ffb45e', '#ff6a55', '#7fd0dc', '#ffe0a8'][Math.floor(next() * 4)]!,
        `opacity="${0.2 + next() * 0.5}"`,
      )
    })
    await layer(c, bokeh, { mode: 'add', blur: 1.3 })
    const cars = times(
      5,
      (i) =>
        oval(700 - i * 26, 664 + i * 13, 5 + i * 1.8, 4 + i * 1.6, '#fff1cf') +
        oval(672 - i * 34, 664 + i * 13, 5 + i * 1.8, 4 + i * 1.6, '#fff1cf') +
        oval(880 + i * 30, 664 + i * 13, 5 + i * 1.5, 3.5 + i, '#ff3b30') +
        oval(908 + i * 40, 664 + i * 13, 5 + i * 1.5, 3.5 + i, '#ff3b30'),
    )
    await layer(c, cars, { mode: 'add', blur: 2 })
    water(c, { y: 690, tint: '#10151f', near: 0.55, far: 0.8, rough: 0.9, seed: 41 })
    shade(c, (x, y, pixel) => {
      if (y < 690) return
      const t = (y - 690) / 377
      const patch = smooth(0.42, 0.62, fbm((x - 800) / (120 + 500 * t), 26 / (t + 0.12), 4, 44))
      blend(pixel, [0.05, 0.06, 0.085], 0.55 * patch)
    })
    const umbrella = (
      x: number,
      y: number,
      h: number,
      body: 'walk' | 'veil' | 'stand',
      hue: string,
      turn = 1,
    ) =>
      person(x, y, h, '#07090f', body, turn) +
      line(`M${x + 10 * turn} ${y - h * 0.6}L${x + 4 * turn} ${y - h * 1.16}`, '#07090f', h * 0.015) +
      path(
        `M${x - h * 0.38} ${y - h * 0.98}Q${x - h * 0.3} ${y - h * 1.26} ${x + 4} ${y - h * 1.28}Q${x + h * 0.34} ${y - h * 1.26} ${x + h * 0.4} ${y - h * 0.98}Q${x + h * 0.3} ${y - h * 1.04} ${x + h * 0.2} ${y - h * 0.98}Q${x + h * 0.1} ${y - h * 1.04} ${x} ${y - h * 0.98}Q${x - h * 0.1} ${y - h * 1.04} ${x - h * 0.2} ${y - h * 0.98}Q${x - h * 0.3} ${y - h * 1.04} ${x - h * 0.38} ${y - h * 0.98}Z`,
        hue,
      )
    const walkers =
      umbrella(620, 900, 330, 'walk', '#9b2f2a') +
      umbrella(1010, 760, 140, 'stand', '#0c0f18', -1) +
      umbrella(1080, 764, 150, 'veil', '#141a28') +
      umbrella(420, 742, 110, 'walk', '#0f131d', -1)
    await layer(
      c,
      `<g transform="translate(0 1790) scale(1 -1)">${umbrella(620, 890, 330, 'walk', '#8a2a26')}</g>`,
      { opacity: 0.5, wander: 14, blur: 2 },
    )
    await layer(c, walkers, { texture: 0.25 })
    glow(c, 760, 620, 140, '#ffcf8f', 0.25)
    rain(c, '#c9d6e6', 0.2, 0.1)
    finish(c, {
      bloom: 0.9,
      contrast: 0.3,
      vignette: 0.55,
      lights: [0.02, 0.005, -0.01],
      shadows: [-0.005, 0.005, 0.025],
      grain: 0.02,
    })
  },
}
