import { rays } from '../../kit/air.ts'
import { add, blend, layer, type Scene, shade } from '../../kit/canvas.ts'
import { finish } from '../../kit/finish.ts'
import { clamp, fbm, length, noise, ridged, smooth } from '../../kit/random.ts'
import { line, oval, path } from '../../kit/svg.ts'

export const swimmingPool: Scene = {
  key: 'swimming-pool',
  focal: { x: 0.56, y: 0.46 },
  async paint(c) {
    const caustic = (x: number, y: number) => {
      const wx = x + 40 * noise(x / 120, y / 120, 3)
      const wy = y + 40 * noise(x / 120 + 7, y / 120, 5)
      const a = 1 - Math.abs(noise(wx / 62, wy / 62, 11))
      const b = 1 - Math.abs(noise(wx / 34 + 5, wy / 34, 13))
      return a ** 7 * 0.75 + b ** 9 * 0.4
    }
    const lane = 268
    const slant = (x: number, y: number) => y - (x - 800) * 0.16
    const wake = (x: number, y: number) => {
      const u = 850 - x
      const v = slant(x, y) - 490
      return u > -40 ? Math.exp(-((v / (24 + u * 0.1)) ** 2)) * Math.exp(-u / 420) * smooth(-40, 30, u) : 0
    }
    shade(c, (x, y, pixel) => {
      const bump =
        15 * noise(x / 70, y / 50, 21) +
        6 * noise(x / 26, y / 20, 23) +
        wake(x, y) * 26 * noise(x / 18, y / 15, 25)
      const [fx, fy] = [x + bump, y + bump * 0.8]
      const s = slant(fx, fy)
      const cell = 54
      const grout =
        Math.abs((((fx + s * 0.16) / cell + 90) % 1) - 0.5) > 0.472 ||
        Math.abs(((s / cell + 90) % 1) - 0.5) > 0.472
      const deep = smooth(0, 1600, x + (1067 - y) * 0.4)
      const k = caustic(fx, fy)
      pixel[0] = 0.07 + 0.16 * (1 - deep)
      pixel[1] = 0.52 + 0.14 * (1 - deep)
      pixel[2] = 0.62 + 0.1 * (1 - deep)
      const line = Math.abs((((s + 44) / lane + 20) % 1) - 0.5) * lane
      if (line < 24) blend(pixel, [0.02, 0.14, 0.26], 0.82)
      else if (grout) blend(pixel, [0.75, 0.93, 0.94], 0.2)
      add(pixel, [0.62, 0.86, 0.8], k * 0.55)
      const sky2 = smooth(0.55, 0.9, fbm(x / 150, y / 60, 4, 31))
      add(pixel, [0.9, 0.95, 0.95], sky2 * 0.1)
      const glint =
        smooth(0.8, 0.98, ridged(x / 50, y / 26, 3, 33)) * smooth(0.5, 0.8, fbm(x / 190, y / 120, 3, 35))
      add(pixel, [1, 0.98, 0.9], glint * 0.55)
    })
    const tilt = (Math.atan(0.16) * 180) / Math.PI
    const rope = (offset: number, blur: boolean) => {
      const y = offset
      let out = ''
      for (let i = -12; i < 150; i++) {
        const x = i * 12.4
        const yy = y + (x - 800) * 0.16 + 3.4 * noise(x / 90, y, 6)
        out += blur
          ? oval(x + 16, yy + 30, 6.6, 6, '#02303e')
          : oval(
              x,
              yy,
              6.4,
              7.4,
              Math.floor(i / 9) % 2 ? '#f4f1e8' : '#d8402f',
              `transform="rotate(${tilt} ${x} ${yy})"`,
            ) + oval(x - 1, yy - 2.6, 3.4, 2, '#fff', 'opacity="0.5"')
      }
      return out
    }
    const ropes = [88, 356, 624, 892, 1160]
    await layer(c, ropes.map((y) => rope(y, true)).join(''), { blur: 7, opacity: 0.5 })
    const body = (fill: boolean) => {
      const skin = fill ? '#a8714c' : '#03242f'
      const suit = fill ? '#1a2334' : '#03242f'
      const limb = (d: string, w: number, hue = skin) =>
        line(d, hue, w, 'stroke-linecap="round" stroke-linejoin="round"')
      return (
        `<g transform="translate(930 512) rotate(${tilt}) scale(1.42)">` +
        limb('M-92 10L-140 16L-190 8', 17) +
        limb('M-92-10L-146-16L-196-20', 17) +
        limb('M-190 8L-206 6M-196-20L-212-24', 10) +
        limb('M-8-26L40-52L104-44', 14) +
        limb('M104-44L120-42', 11) +
        limb('M-10 26L-54 46L-90 34', 14) +
        path('M20-26C0-34-40-24-94-18V18C-40 24 0 34 20 26C30 14 30-14 20-26Z', skin) +
        path('M-6-28C-40-25-60-22-102-19V19C-60 22-40 25-6 28C4 14 4-14-6-28Z', suit) +
        (fill
          ? path('M-6-28C-40-25-60-22-102-19L-100-8C-60-12-30-14-4-16Z', '#5f7ea0', 'opacity="0.6"') +
            path('M20-26C10-30 0-30-6-28L-2-14C10-16 20-18 27-10Z', '#e0ad82', 'opacity="0.7"')
          : '') +
        oval(42, 2, 20, 17, fill ? '#d8402f' : '#03242f') +
        (fill ? path('M30-10C40-18 54-12 58-2C50-6 40-8 30-10Z', '#ff9a80', 'opacity="0.8"') : '') +
        '</g>'
      )
    }
    await layer(c, `<g transform="translate(44 84)">${body(false)}</g>`, { blur: 11, opacity: 0.5 })
    await layer(c, body(true), { texture: 0.12, wander: 3 })
    shade(c, (x, y, pixel) => {
      const legs = wake(x + 40, y)
      const froth = smooth(0.44, 0.68, fbm(x / 26, y / 20, 5, 51) + legs * 0.16)
      blend(pixel, [0.96, 0.99, 0.98], clamp(legs * froth * 1.25))
      for (const [px, py, r] of [
        [1096, 486, 62],
        [1004, 522, 52],
        [826, 560, 44],
        [650, 462, 76],
      ] as const) {
        const d = length(x - px, (y - py) * 1.3) / r
        if (d < 1.7)
          blend(
            pixel,
            [0.97, 1, 0.99],
            clamp(smooth(0.5, 0.72, fbm(x / 17, y / 14, 5, 61) + 0.28 * (1 - d)) * smooth(1.5, 0.4, d)),
          )
      }
    })
    await layer(c, ropes.map((y) => rope(y, false)).join(''), { texture: 0.08 })
    rays(c, -160, -200, '#fff6d8', 0.2, 900, 3, 9)
    finish(c, {
      brush: 1,
      contrast: 0.34,
      vignette: 0.4,
      lights: [0.02, 0.01, -0.01],
      shadows: [-0.004, 0.004, 0.016],
    })
  },
}
