import { clouds, glow, mist, sky } from '../../kit/air.ts'
import { layer, type Scene } from '../../kit/canvas.ts'
import { finish } from '../../kit/finish.ts'
import { random } from '../../kit/random.ts'
import { lin, oval, path, poly, rect, times } from '../../kit/svg.ts'
import { water } from '../../kit/water.ts'

export const skylineDusk: Scene = {
  key: 'skyline-dusk',
  focal: { x: 0.56, y: 0.38 },
  async paint(c) {
    sky(c, [
      [0, '#1a1f40'],
      [200, '#3b3763'],
      [390, '#8a4f78'],
      [540, '#e08a6c'],
      [650, '#f7bf80'],
    ])
    clouds(c, {
      seed: 44,
      bottom: 600,
      size: 640,
      flat: 5.5,
      cover: 0.52,
      soft: 0.28,
      lit: '#ff9e7a',
      dark: '#3b3157',
      sun: [520, 660],
      opacity: 0.85,
    })
    glow(c, 520, 660, 420, '#ff9a5c', 0.45)
    const next = random(52)
    const spire = (x: number, base: number, w: number, h: number, fill: string) => {
      const kind = next()
      const top = base - h
      if (kind < 0.22)
        return poly(
          [
            [x, base],
            [x, top + w * 0.7],
            [x + w, top],
            [x + w, base],
          ],
          fill,
        )
      if (kind < 0.4)
        return (
          poly(
            [
              [x, base],
              [x, top + h * 0.3],
              [x + w * 0.2, top + h * 0.3],
              [x + w * 0.2, top + h * 0.1],
              [x + w * 0.35, top],
              [x + w * 0.65, top],
              [x + w * 0.8, top + h * 0.1],
              [x + w * 0.8, top + h * 0.3],
              [x + w, top + h * 0.3],
              [x + w, base],
            ],
            fill,
          ) + rect(x + w * 0.48, top - h * 0.18, 2.5, h * 0.2, fill)
        )
      if (kind < 0.5)
        return path(`M${x} ${base}V${top + w}Q${x + w * 0.1} ${top} ${x + w} ${top - w * 0.3}V${base}Z`, fill)
      return rect(x, top, w, h, fill) + rect(x + w * 0.2, top - 8, w * 0.4, 10, fill)
    }
    const rank = (base: number, fill: string, low: number, high: number, wide: number, lamps: number) => {
      let towers = ''
      let windows = ''
      for (let x = -30; x < 1620; ) {
        const w = wide * (0.6 + next() * 0.8)
        const centre = Math.exp(-(((x - 900) / 430) ** 2))
        const h = low + (high - low) * (0.25 * next() + centre * (0.35 + next() * 0.6))
        towers += spire(x, base + 40, w, h, fill)
        for (let wy = base - h + w * 0.5; wy < base + 20; wy += 9)
          for (let wx = x + 4; wx < x + w - 5; wx += 7.5)
            if (next() < lamps)
              windows += rect(
                wx,
                wy,
                3.6,
                4.6,
                next() < 0.75 ? '#ffcf85' : '#cfe3ff',
                `opacity="${0.35 + next() * 0.65}"`,
              )
        x += w * (0.92 + next() * 0.5)
      }
      return [towers, windows] as const
    }
    const [back] = rank(690, '#8d5a73', 60, 330, 46, 0)
    await layer(c, back, { opacity: 0.72 })
    mist(c, 640, 90, '#f3a878', 0.5, 3)
    const [middle, middleLamps] = rank(690, '#4c3a5b', 70, 480, 60, 0.13)
    await layer(c, middle, { texture: 0.1 })
    await layer(c, middleLamps, { opacity: 0.8 })
    const needle =
      lin('ne', ['#33284a', '#7a5570', '#2a2342'], 0, 0, 1, 0) +
      path('M880 720C884 520 894 330 902 180L906 60L910 180C918 330 928 520 932 720Z', 'url(#ne)') +
      oval(906, 300, 19, 9, '#6b4d6b') +
      oval(906, 297, 15, 5, '#ffd79a', 'opacity="0.8"')
    await layer(c, needle, { texture: 0.1 })
    mist(c, 680, 50, '#d98a74', 0.45, 8)
    const [front, frontLamps] = rank(712, '#241f39', 40, 270, 78, 0.2)
    await layer(c, front, { texture: 0.12 })
    await layer(c, frontLamps)
    water(c, {
      y: 724,
      tint: '#241f3d',
      near: 0.5,
      far: 0.9,
      rough: 0.75,
      seed: 23,
      glitter: { x: 520, width: 150, hex: '#ffb07c', amount: 0.4 },
    })
    await layer(
      c,
      times(
        26,
        (i) => rect(i * 66 + 10, 720, 2, 10, '#14121f') + oval(i * 66 + 11, 719, 2.6, 2.6, '#ffe2b0'),
      ),
    )
    finish(c, { bloom: 0.6, contrast: 0.3, lights: [0.02, 0.005, -0.01], shadows: [0.005, 0, 0.025] })
  },
}
