import { clouds, glow, mist, sky } from '../../kit/air.ts'
import { blend, layer, rgb, type Scene, shade } from '../../kit/canvas.ts'
import { hills, person } from '../../kit/figures.ts'
import { finish } from '../../kit/finish.ts'
import { fbm, noise, random, smooth } from '../../kit/random.ts'
import { lin, line, path, poly, rect, times } from '../../kit/svg.ts'

export const campTents: Scene = {
  key: 'camp-tents',
  focal: { x: 0.42, y: 0.64 },
  async paint(c) {
    sky(c, [
      [0, '#27375a'],
      [220, '#5d6a8a'],
      [380, '#c08f85'],
      [470, '#f0b588'],
    ])
    clouds(c, {
      seed: 37,
      bottom: 450,
      size: 600,
      flat: 4.6,
      cover: 0.52,
      lit: '#f7b190',
      dark: '#3b4568',
      sun: [420, 460],
      opacity: 0.85,
    })
    glow(c, 420, 460, 360, '#ffab70', 0.4)
    await layer(c, hills(470, 150, '#6f6278', 17, 480), { opacity: 0.9 })
    mist(c, 470, 30, '#eeb28c', 0.5, 4)
    await layer(c, lin('gd', ['#a3796a', '#5c4641', '#261f25']) + rect(0, 470, 1600, 600, 'url(#gd)'), {
      texture: 0.3,
    })
    const next = random(44)
    const glows: [number, number, number][] = []
    for (let rank = 0; rank < 9; rank++) {
      const y = 490 + rank * 14 + rank * rank * 5.2
      const w = 34 + rank * 11 + rank * rank * 2.1
      let markup = ''
      for (let x = -60 + (rank % 2) * w * 0.7; x < 1660; x += w * 1.5) {
        if (Math.abs(x - (700 + rank * 10)) < w * 0.72) continue
        if (next() < 0.06) continue
        const px = x + (next() - 0.5) * w * 0.14
        const h = w * 0.62
        const inside = next() < 0.3
        const id = `t${rank}_${Math.round(x + 90)}`
        markup +=
          lin(`${id}a`, inside ? ['#ffdca0', '#e79a55'] : ['#e6d6c9', '#9b8a90']) +
          lin(`${id}b`, inside ? ['#c98a58', '#8c5a48'] : ['#8f8391', '#565064']) +
          poly(
            [
              [px, y],
              [px + w * 0.3, y - h],
              [px + w * 0.62, y],
            ],
            `url(#${id}a)`,
          ) +
          poly(
            [
              [px + w * 0.62, y],
              [px + w * 0.3, y - h],
              [px + w * 0.86, y - h * 0.94],
              [px + w * 1.16, y - h * 0.1],
            ],
            `url(#${id}b)`,
          ) +
          poly(
            [
              [px + w * 0.24, y],
              [px + w * 0.3, y - h * 0.62],
              [px + w * 0.4, y],
            ],
            inside ? '#fff0c4' : '#3c3540',
          ) +
          line(
            `M${px} ${y}L${px - w * 0.1} ${y + w * 0.05}M${px + w * 0.3} ${y - h}L${px - w * 0.06} ${y + w * 0.04}`,
            '#d9c3b0',
            0.8,
            'opacity="0.5"',
          )
        if (inside && rank > 3) glows.push([px + w * 0.32, y - h * 0.3, w])
      }
      await layer(c, markup, { texture: 0.14 })
      mist(c, y + 4, 12 + rank * 2, '#c98f7a', 0.22, 20 + rank)
    }
    for (const [x, y, w] of glows) glow(c, x, y, w * 0.8, '#ff9d4d', 0.22)
    await layer(c, path('M690 480L706 480L1010 1080H420Z', '#c59a80', 'opacity="0.28"'), { blur: 12 })
    const walkers =
      person(706, 800, 150, '#17131c', 'veil') +
      person(768, 806, 88, '#1c1620', 'walk') +
      person(650, 690, 84, '#211a26', 'walk', -1) +
      person(735, 640, 60, '#2a212c', 'stand') +
      person(676, 608, 46, '#33283a', 'veil')
    await layer(
      c,
      walkers +
        times(3, (i) => line(`M${560 - i * 60 + i * i * 4} ${600 + i * 90}V${540 + i * 40}`, '#241c26', 3)) +
        line('M560 545Q530 590 508 584T462 626', '#241c26', 1.4),
      { texture: 0.12 },
    )
    const smoke = (x0: number, y0: number, s: number) =>
      shade(c, (x, y, pixel) => {
        const up = (y0 - y) / s
        if (up < 0 || up > 2.4) return
        const d = (x - x0 - 60 * noise(up * 1.3, x0, 5) * up) / (14 + 60 * up)
        blend(
          pixel,
          rgb('#d9bfb4'),
          Math.exp(-d * d) * fbm(x / 50, y / 70, 4, 9) * 0.5 * smooth(2.4, 0.5, up) * smooth(0, 0.3, up),
        )
      })
    smoke(330, 640, 170)
    smoke(1180, 600, 140)
    finish(c, { bloom: 0.6, contrast: 0.3, lights: [0.015, 0.005, -0.01], shadows: [0.005, 0, 0.02] })
  },
}
