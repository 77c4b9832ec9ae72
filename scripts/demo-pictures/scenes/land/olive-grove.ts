import { clouds, glow, mist, rays, sky } from '../../kit/air.ts'
import { add, blend, layer, mix, rgb, type Scene, shade } from '../../kit/canvas.ts'
import { branches, foliage, hills, person } from '../../kit/figures.ts'
import { finish } from '../../kit/finish.ts'
import { clamp, fbm, noise, random, smooth } from '../../kit/random.ts'
import { lin, oval, path, times } from '../../kit/svg.ts'

export const oliveGrove: Scene = {
  key: 'olive-grove',
  focal: { x: 0.34, y: 0.5 },
  async paint(c) {
    sky(c, [
      [0, '#5f8794'],
      [300, '#b3c2b2'],
      [480, '#ecd9a6'],
    ])
    clouds(c, {
      seed: 66,
      bottom: 470,
      size: 520,
      flat: 3.4,
      cover: 0.5,
      lit: '#fff0cc',
      dark: '#8ea6a6',
      sun: [1260, 200],
      opacity: 0.8,
    })
    glow(c, 1260, 200, 380, '#ffd78a', 0.32)
    await layer(c, hills(480, 170, '#a9b6a8', 11, 560), { opacity: 0.85 })
    await layer(c, hills(540, 110, '#8d9a80', 13, 420), { texture: 0.12 })
    mist(c, 520, 46, '#fbeac0', 0.55, 2)
    await layer(
      c,
      lin('gr', ['#c2ab74', '#a78350', '#5b4128']) +
        path('M-10 580C300 550 900 560 1610 590V1080H-10Z', 'url(#gr)'),
      { texture: 0.35 },
    )
    shade(c, (x, y, pixel) => {
      if (y < 585) return
      const z = 420 / (y - 540)
      const rows = noise(((x - 800) / (y - 520)) * 9, z * 0.7, 3)
      blend(pixel, rgb('#6d7240'), clamp(rows * 0.8) * 0.6)
      const shadow = fbm((x + (y - 600) * 1.4) / (70 + (y - 585) * 0.7), z * 3, 4, 21)
      blend(pixel, rgb('#31281f'), smooth(0.5, 0.66, shadow) * 0.5)
      add(pixel, rgb('#ffd58a'), smooth(0.55, 0.4, shadow) * 0.13)
    })
    const tones = ['#2c3524', '#46533a', '#6d7a58', '#98a37c', '#ccd0a4']
    const next = random(15)
    const tree = (x: number, y: number, h: number, seed: number) => {
      const w = h * 0.085
      const far = clamp(1 - h / 520)
      const pale = (hex: string) => mix(hex, '#cfd0b0', far * 0.55)
      const bark = pale('#3d3026')
      let out = path(
        `M${x - w * 1.7} ${y}C${x - w * 0.6} ${y - h * 0.1} ${x - w * 1.2} ${y - h * 0.24} ${x - w * 0.5} ${y - h * 0.42}L${x + w * 0.7} ${y - h * 0.42}C${x + w * 0.4} ${y - h * 0.26} ${x + w * 1.1} ${y - h * 0.1} ${x + w * 2} ${y + 3}Z`,
        bark,
      )
      out += path(
        `M${x + w * 0.2} ${y - h * 0.4}C${x} ${y - h * 0.24} ${x + w * 0.8} ${y - h * 0.1} ${x + w * 2} ${y + 3}L${x + w * 1.2} ${y}C${x + w * 0.4} ${y - h * 0.12} ${x} ${y - h * 0.2} ${x + w * 0.2} ${y - h * 0.4}Z`,
        pale('#86694a'),
        'opacity="0.5"',
      )
      out +=
        branches(x, y - h * 0.36, h * 0.2, w * 0.9, -2.1, bark, next, 2) +
        branches(x, y - h * 0.36, h * 0.2, w * 0.9, -1, bark, next, 2)
      const leaf = Math.max(3, h * 0.022)
      const tint = tones.map(pale)
      for (const [dx, dy, r] of [
        [-0.26, -0.62, 0.26],
        [0.24, -0.6, 0.27],
        [0, -0.78, 0.27],
        [-0.4, -0.48, 0.17],
        [0.42, -0.46, 0.18],
        [0.06, -0.55, 0.24],
      ] as const)
        out += foliage(
          x + dx * h,
          y + dy * h,
          r * h,
          r * h * 0.74,
          Math.round(260 + h * 1.5),
          seed + dx * 100,
          tint,
          leaf,
        )
      return out
    }
    for (const [y, h, count, off] of [
      [596, 80, 16, 20],
      [622, 130, 9, 90],
      [680, 230, 4, 640],
    ] as const) {
      await layer(
        c,
        times(count, (i) =>
          tree(off + i * h * 1.32 + next() * h * 0.3, y + next() * 10, h * (0.85 + next() * 0.3), 30 + i + y),
        ),
      )
      mist(c, y - 20, 30, '#f9e6b4', 0.3, y)
    }
    await layer(c, oval(520, 900, 330, 26, '#1f1812', 'opacity="0.6"'), { blur: 14 })
    await layer(c, tree(500, 900, 690, 5), { texture: 0.2 })
    const picker =
      person(880, 850, 170, '#4a2f2a', 'veil') +
      person(960, 842, 172, '#2f3a40', 'stand') +
      path('M900 850Q925 800 950 850Z', '#7d5a34')
    await layer(c, picker, { texture: 0.2 })
    rays(c, 1320, 120, '#ffdc94', 0.15, 760, 6, 7)
    finish(c, { brush: 1, contrast: 0.34, lights: [0.02, 0.012, -0.03], shadows: [0.01, 0.008, 0.005] })
  },
}
