import { glow } from '../../kit/air.ts'
import { layer, mix, type Scene, shade } from '../../kit/canvas.ts'
import { finish } from '../../kit/finish.ts'
import { fbm, length } from '../../kit/random.ts'
import { line, rect } from '../../kit/svg.ts'

const bars = 15

/** The cover of a podcast about numbers: the bars of a chart, mirrored like the waves of a sound. */
export const numbersCover: Scene = {
  key: 'numbers-cover',
  focal: { x: 0.5, y: 0.5 },
  size: [1500, 1500],
  async paint(c) {
    shade(c, (x, y, pixel) => {
      const v = 0.05 + 0.1 * Math.exp(-length((x - 750) / 700, (y - 750) / 620) * 1.6)
      pixel[0] = v * 0.55
      pixel[1] = v * 1.15
      pixel[2] = v * 1.6
    })
    let markup = ''
    for (let i = 1; i < 10; i++) markup += line(`M0 ${i * 150}H1500`, '#8fc7d6', 1.5, 'opacity="0.16"')
    for (let i = 0; i < bars; i++) {
      const middle = 1 - Math.abs(i - (bars - 1) / 2) / (bars / 2)
      const height = 90 + 820 * middle * (0.35 + 0.75 * fbm(i * 0.83, 3, 4, 5))
      const colour = mix('#d8694a', '#ffd27a', middle)
      markup += rect(171 + i * 79, 750 - height / 2, 46, height, colour, 'rx="23"')
    }
    await layer(c, markup, { texture: 0.22, wander: 1.2 })
    await layer(c, rect(120, 746, 1260, 8, '#fff3d6', 'rx="4"'), { blur: 1 })
    glow(c, 750, 750, 620, '#ffb45a', 0.16)
    finish(c, { bloom: 0.5, contrast: 0.2, vignette: 0.35 })
  },
}
