import { glow, mist, sky, stars } from '../../kit/air.ts'
import { add, layer, rgb, type Scene, shade } from '../../kit/canvas.ts'
import { hills, person } from '../../kit/figures.ts'
import { finish } from '../../kit/finish.ts'
import { fbm, hash, noise, smooth } from '../../kit/random.ts'
import { lin, line, path, rad, rect, times } from '../../kit/svg.ts'

export const observatoryStars: Scene = {
  key: 'observatory-stars',
  focal: { x: 0.36, y: 0.66 },
  async paint(c) {
    sky(c, [
      [0, '#050916'],
      [420, '#0d1a35'],
      [760, '#26385c'],
      [900, '#5a5a78'],
    ])
    shade(c, (x, y, pixel) => {
      const u = (x - 900) * 0.86 + (y - 420) * 0.5
      const v = -(x - 900) * 0.5 + (y - 420) * 0.86
      const band = Math.exp(-(((v + 60 * noise(u / 340, 2, 3)) / 165) ** 2))
      const core = Math.exp(-((v / 95) ** 2) - ((u - 60) / 420) ** 2)
      const cloud = fbm(u / 190, v / 120, 6, 5)
      const lane = smooth(0.48, 0.66, fbm(u / 150 + 4, v / 56, 6, 15)) * Math.exp(-(((v - 8) / 62) ** 2))
      const fade = smooth(900, 560, y)
      add(pixel, [0.3, 0.34, 0.52], band * cloud * 0.62 * fade)
      add(pixel, [0.66, 0.46, 0.4], core * cloud * 0.75 * fade)
      const dark = 1 - lane * 0.72 * fade
      pixel[0] *= dark
      pixel[1] *= dark
      pixel[2] *= dark
      add(pixel, rgb('#b9788d'), smooth(0.62, 0.8, fbm(u / 70, v / 70, 4, 27)) * core * 0.3)
    })
    stars(c, 960, 1, 13, 5)
    stars(c, 960, 1.2, 34, 8)
    shade(c, (x, y, pixel) => {
      const v = -(x - 900) * 0.5 + (y - 420) * 0.86
      if (hash(Math.floor(x / 3), Math.floor(y / 3), 77) > 0.93)
        add(pixel, [0.5, 0.5, 0.56], Math.exp(-((v / 150) ** 2)) * 0.5 * smooth(880, 600, y))
    })
    glow(c, 1300, 960, 420, '#c98a6a', 0.24, 0.4)
    await layer(c, hills(900, 150, '#1d2a49', 9, 520, true), { opacity: 0.95 })
    mist(c, 900, 40, '#4d5879', 0.5, 5)
    const shell =
      rad(
        'ob',
        [
          [0, '#7d88a6'],
          [0.6, '#39466a'],
          [1, '#131b33'],
        ],
        0.7,
        0.25,
        0.8,
      ) +
      path('M392 820C392 690 470 610 580 610C690 610 768 690 768 820Z', 'url(#ob)') +
      times(7, (i) =>
        line(
          `M${406 + i * 58} 820C${430 + i * 50} 700 ${520 + i * 20} 630 580 610`,
          '#0c1226',
          1.6,
          'opacity="0.5"',
        ),
      ) +
      path('M590 612C632 616 676 642 704 690L668 712C642 664 618 640 584 634Z', '#ffc27a') +
      path('M604 626C636 634 662 656 682 690L668 698C650 666 630 648 600 640Z', '#fff0c8') +
      path('M612 672L668 606L690 622L640 690Z', '#141a2c') +
      lin('ow', ['#1a2442', '#4a557a', '#10172c'], 0, 0, 1, 0) +
      rect(402, 820, 356, 120, 'url(#ow)') +
      rect(384, 812, 392, 16, '#5b6789') +
      rect(544, 872, 40, 70, '#ffcf8a') +
      rect(440, 856, 24, 34, '#2a3456')
    await layer(c, shell, { texture: 0.1 })
    shade(c, (x, y, pixel) => {
      // A pale guide beam out of the slit.
      const along = (x - 650) * 0.62 + (660 - y) * 0.78
      const off = (x - 650) * 0.78 - (660 - y) * 0.62
      if (along > 0)
        add(
          pixel,
          rgb('#ffd9a0'),
          0.13 * Math.exp(-((off / (14 + along * 0.045)) ** 2)) * Math.exp(-along / 620),
        )
    })
    glow(c, 646, 658, 70, '#ffb867', 0.5)
    glow(c, 564, 920, 80, '#ffb867', 0.4)
    await layer(
      c,
      path('M-10 1080V960C200 930 360 920 600 936S1000 968 1200 940S1500 930 1610 950V1080Z', '#070b16') +
        person(860, 962, 84, '#070b16', 'stand') +
        person(900, 962, 80, '#070b16', 'veil') +
        line('M936 960L954 914L976 960M954 914L982 892', '#070b16', 4),
      { texture: 0.3, wander: 3 },
    )
    finish(c, { brush: 1, bloom: 0.55, contrast: 0.3, vignette: 0.45, shadows: [0, 0.004, 0.02] })
  },
}
