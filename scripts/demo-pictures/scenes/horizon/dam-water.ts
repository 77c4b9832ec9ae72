import { clouds, mist, rays, sky } from '../../kit/air.ts'
import { blend, layer, rgb, type Scene, shade } from '../../kit/canvas.ts'
import { hills } from '../../kit/figures.ts'
import { finish } from '../../kit/finish.ts'
import { clamp, fbm, length, noise, ridged, smooth } from '../../kit/random.ts'
import { oval, rect, times } from '../../kit/svg.ts'

export const damWater: Scene = {
  key: 'dam-water',
  focal: { x: 0.48, y: 0.6 },
  async paint(c) {
    sky(c, [
      [0, '#7fa0b5'],
      [260, '#c6d3d3'],
      [420, '#eae3cf'],
    ])
    clouds(c, {
      seed: 8,
      bottom: 400,
      size: 460,
      flat: 2.4,
      cover: 0.55,
      lit: '#fffaf0',
      dark: '#9fb0ba',
      sun: [1300, 40],
      opacity: 0.9,
    })
    await layer(c, hills(330, 240, '#93a5a8', 5, 420, true), { opacity: 0.85 })
    mist(c, 330, 50, '#e6e4d6', 0.5, 2)
    // The arch of the wall: a shell that bends towards the viewer at its sides.
    const crest = (x: number) => 346 + ((x - 800) / 640) ** 2 * 74
    const foot = (x: number) => 850 - ((x - 800) / 640) ** 2 * 150
    shade(c, (x, y, pixel) => {
      if (x < 130 || x > 1470) return
      const top = crest(x)
      const low = foot(x)
      if (y < top - 10 || y > low) return
      const bend = Math.asin(clamp((x - 800) / 720, -1, 1))
      const light = 0.34 + 0.62 * clamp(Math.cos(bend - 0.75)) ** 1.4
      const v = (y - top) / (low - top)
      const joints =
        smooth(0.955, 0.985, Math.abs(Math.sin(bend * 17))) * 0.16 +
        smooth(0.975, 0.99, Math.abs(Math.sin(v * 26))) * 0.08
      const stain = smooth(0.42, 0.8, fbm(x / 16, y / 380, 4, 7)) * 0.24 * smooth(0, 0.6, v)
      const n = 0.94 + 0.14 * fbm(x / 60, y / 60, 5, 3)
      const tone = (light - joints - stain) * n * (1 - 0.24 * v)
      pixel[0] = 0.93 * tone
      pixel[1] = 0.9 * tone
      pixel[2] = 0.83 * tone + 0.02
      if (y < top + 4) blend(pixel, rgb('#f7f0dc'), 0.8)
      if (y > top + 6 && y < top + 22)
        blend(pixel, rgb('#4c5252'), 0.6 * (Math.sin(bend * 60) > 0.2 ? 1 : 0.3))
    })
    await layer(
      c,
      times(17, (i) => {
        const x = 250 + i * 69
        return rect(x, crest(x) - 34, 3, 28, '#4b5355') + oval(x + 1, crest(x) - 36, 4, 3, '#f5ead0')
      }) +
        rect(690, 316, 54, 34, '#c9c2b0') +
        rect(862, 318, 54, 32, '#b5ae9d') +
        times(
          3,
          (i) => rect(604 + i * 156, 640, 62, 40, '#272d2f') + rect(598 + i * 156, 632, 74, 9, '#7c7b70'),
        ),
    )
    // Rock on both sides.
    const rock = (side: number) => {
      shade(c, (x, y, pixel) => {
        const from = side < 0 ? x : 1600 - x
        const edge = 190 + (y - 250) * 0.32 + 70 * ridged(y / 190, side * 3 + 5, 5, 12) - 60
        if (y < 214 + from * 0.36 + 46 * noise(x / 70, 4, 6) || from > edge + 30 * noise(x / 30, y / 30, 9))
          return
        const r = ridged(x / 130 + y / 400, y / 210, 6, 21)
        const r2 = ridged((x - 10) / 130 + (y - 12) / 400, (y - 12) / 210, 6, 21)
        const light = clamp(0.42 + (r - r2) * 3.2 * -side + (side < 0 ? 0.16 : -0.08))
        const strata = 0.07 * Math.sin(y / 13 + 4 * noise(x / 90, y / 90, 2))
        pixel[0] = (0.25 + 0.55 * light + strata) * 0.92
        pixel[1] = (0.2 + 0.46 * light + strata) * 0.86
        pixel[2] = (0.2 + 0.34 * light + strata) * 0.8
        if (fbm(x / 40, y / 34, 4, 31) > 0.6 && light > 0.4) blend(pixel, rgb('#5d6a41'), 0.5)
      })
    }
    rock(-1)
    rock(1)
    shade(c, (x, y, pixel) => {
      const surface = 806 + 26 * noise(x / 180, 2, 5)
      if (y < surface) return
      const t = (y - surface) / (1067 - surface)
      const z = 90 / (y - surface + 16)
      const foam = fbm((x - 800) * z * 0.06, z * 11, 6, 41)
      const a = rgb('#2e6a6c')
      for (let i = 0; i < 3; i++) pixel[i] = a[i]! * (0.5 + foam * 0.8)
      blend(
        pixel,
        rgb('#eef4ef'),
        smooth(0.42, 0.66, foam + 0.28 * (1 - t)) * (0.95 - 0.5 * t) * Math.exp(-(((x - 800) / 600) ** 2)),
      )
    })
    for (const [i, x0] of [635, 791, 947].entries()) {
      shade(c, (x, y, pixel) => {
        const v = clamp((y - 655) / 290)
        if (y < 652 || y > 1010) return
        const centre = x0 + (x0 - 800) * v * 0.5
        const wide = 24 + 120 * v * v + 14 * v
        const d = (x - centre) / wide
        const n = fbm((x - centre) / (26 + 30 * v), (y - v * 100) / 130, 5, 50 + i)
        const body = smooth(1.1, 0.4, Math.abs(d) + 0.7 * (n - 0.5)) * smooth(1010, 900, y)
        blend(
          pixel,
          [0.94 * (0.74 + 0.4 * n), 0.97 * (0.76 + 0.38 * n), 0.97 * (0.78 + 0.34 * n)],
          clamp(body * 1.2),
        )
      })
    }
    shade(c, (x, y, pixel) => {
      const d = length((x - 800) / 560, (y - 900) / 210)
      blend(pixel, rgb('#f4f5ee'), clamp((1.1 - d) * 1.25 * (fbm(x / 150, y / 110, 5, 71) - 0.14)))
    })
    rays(c, 1450, -60, '#fff0cf', 0.17, 1100, 5, 7)
    finish(c, { contrast: 0.38, vignette: 0.42, lights: [0.015, 0.005, -0.015], shadows: [0, 0.006, 0.012] })
  },
}
