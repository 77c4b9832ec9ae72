import { glow, shaft } from '../../kit/air.ts'
import { blend, layer, type Scene, shade } from '../../kit/canvas.ts'
import { crowd, person } from '../../kit/figures.ts'
import { finish } from '../../kit/finish.ts'
import { clamp, hash, noise, smooth } from '../../kit/random.ts'
import { lin, line, oval, path, rect, times } from '../../kit/svg.ts'

export const theatreStage: Scene = {
  key: 'theatre-stage',
  focal: { x: 0.5, y: 0.58 },
  async paint(c) {
    // The back cloth and the boards.
    shade(c, (x, y, pixel) => {
      const back = 0.06 + 0.24 * Math.exp(-(((x - 800) / 420) ** 2) - ((y - 520) / 340) ** 2)
      pixel[0] = back * 0.62
      pixel[1] = back * 0.66
      pixel[2] = back * 1.12
      if (y > 690) {
        const t = (y - 690) / 200
        const u = (x - 800) / (0.55 + t * 0.5)
        const plank = hash(Math.floor(u / 34), 3, 5)
        const grain = 0.8 + 0.3 * noise(u / 3, y / 160, 4) + plank * 0.2
        const seam = Math.abs(((u / 34 + 90) % 1) - 0.5) > 0.47 ? 0.55 : 1
        const light = 0.1 + 0.95 * Math.exp(-(((x - 800) / 260) ** 2) - ((y - 770) / 74) ** 2) + 0.1 * t
        pixel[0] = 0.72 * grain * seam * light
        pixel[1] = 0.46 * grain * seam * light
        pixel[2] = 0.27 * grain * seam * light
      }
    })
    await layer(
      c,
      oval(800, 300, 196, 196, '#f4e3bd', 'opacity="0.2"') +
        path(
          'M300 700C380 560 470 610 540 520C610 440 680 560 760 530C860 470 930 590 1010 510C1100 450 1180 610 1310 700Z',
          '#0d1122',
          'opacity="0.75"',
        ),
      { blur: 5, texture: 0.1 },
    )
    const fold = (x: number, edge: number, side: number, y: number) => {
      const u = (x - edge) * side
      const gather = 1 + 0.0016 * Math.max(0, 700 - y)
      return u * gather + 9 * noise(u / 60, y / 260, 6)
    }
    for (const side of [-1, 1])
      shade(c, (x, y, pixel) => {
        const pull = 150 * Math.exp(-(((y - 600) / 150) ** 2)) - 34 * smooth(600, 760, y)
        const edge = 800 + side * (430 + pull)
        if ((x - edge) * side < 0 || y > 742) return
        const u = fold(x, edge, side, y)
        const wave = Math.sin(u / 15) * 0.55 + Math.sin(u / 37 + 1.3) * 0.35 + 0.25 * noise(u / 8, y / 300, 3)
        const light =
          clamp(0.3 + wave * 0.34 + 0.12) *
          (0.36 + 0.9 * Math.exp(-((u / 330) ** 2)) * (0.5 + 0.5 * smooth(60, 520, y)))
        const shine = clamp(wave) ** 5 * 0.2
        pixel[0] = 0.9 * light + shine
        pixel[1] = 0.07 * light + shine * 0.5
        pixel[2] = 0.085 * light + shine * 0.4
        if (y > 712)
          blend(
            pixel,
            [0.75 * light + 0.1, 0.52 * light + 0.05, 0.18 * light],
            0.8 * (Math.abs((y - 727) / 15) < 0.9 ? 1 : 0),
          )
      })
    // The valance above, in swags.
    shade(c, (x, y, pixel) => {
      const swag = Math.abs(((x / 266 + 0.5) % 1) - 0.5) * 2
      const low = 118 + 84 * (1 - swag * swag) + 10
      if (y > low) return
      const arc = y + 70 * swag * swag
      const wave =
        Math.sin(arc / 9 + 3 * noise(x / 110, arc / 60, 4)) * 0.4 + 0.3 * noise(x / 40, arc / 12, 5)
      const light =
        (0.26 + wave * 0.2) *
        (0.55 + 0.75 * Math.exp(-(((x - 800) / 520) ** 2))) *
        (0.4 + 0.7 * smooth(0, 170, y))
      pixel[0] = 0.95 * light
      pixel[1] = 0.08 * light
      pixel[2] = 0.09 * light
      if (low - y < 20) {
        const thread = 0.7 + 0.3 * Math.sin(x * 1.1)
        pixel[0] = 0.8 * thread * (light + 0.2)
        pixel[1] = 0.56 * thread * (light + 0.18)
        pixel[2] = 0.22 * thread * (light + 0.12)
      }
    })
    shaft(c, [800, -80], [800, 800], [26, 196], '#ffe2ae', 0.42, 4)
    shaft(c, [180, -40], [720, 780], [16, 110], '#8fb2ff', 0.12, 7)
    shaft(c, [1420, -40], [880, 780], [16, 110], '#8fb2ff', 0.12, 9)
    const player =
      person(792, 792, 250, '#120d10', 'robe') +
      path('M800 640L842 575L850 580L812 660Z', '#120d10') +
      oval(846, 574, 7, 8, '#120d10') +
      path('M782 640L744 668L748 678L784 662Z', '#120d10')
    await layer(c, oval(800, 796, 130, 16, '#000', 'opacity="0.6"'), { blur: 8 })
    await layer(c, player, { texture: 0.2 })
    await layer(
      c,
      line(
        'M770 640Q764 700 776 786M818 604L848 576M781 568Q787 552 797 553',
        '#ffe0ac',
        2.4,
        'opacity="0.75" stroke-linecap="round"',
      ),
      { blur: 0.8 },
    )
    await layer(
      c,
      lin('pit', ['#2b1710', '#0a0608']) +
        rect(0, 856, 1600, 220, 'url(#pit)') +
        rect(0, 850, 1600, 8, '#a7753c', 'opacity="0.5"') +
        times(21, (i) =>
          path(`M${16 + i * 78} 858Q${40 + i * 78} 826 ${64 + i * 78} 858Z`, '#ffcf8a', 'opacity="0.42"'),
        ),
      { texture: 0.15 },
    )
    await layer(c, crowd(950, 74, '#180e0f', 3), { opacity: 0.96 })
    await layer(c, crowd(1015, 106, '#0e090b', 5))
    await layer(c, crowd(1090, 150, '#070506', 8), { blur: 1.6 })
    glow(c, 800, 780, 240, '#ffdca0', 0.14, 0.3)
    finish(c, {
      bloom: 0.55,
      contrast: 0.34,
      vignette: 0.5,
      lights: [0.015, 0.004, -0.015],
      shadows: [0.008, 0, 0.01],
    })
  },
}
