import { rays } from '../../kit/air.ts'
import { add, blend, layer, mix, type Scene, shade } from '../../kit/canvas.ts'
import { person } from '../../kit/figures.ts'
import { finish } from '../../kit/finish.ts'
import { fbm, hash, length, smooth } from '../../kit/random.ts'
import { line, oval, path } from '../../kit/svg.ts'

export const runningTrack: Scene = {
  key: 'running-track',
  focal: { x: 0.55, y: 0.5 },
  async paint(c) {
    // From above, low sun: lanes bend through the picture, shadows are longer than runners.
    const [ox, oy] = [560, 1720]
    const bend = (x: number, y: number) => length(x - ox, y - oy)
    const [inner, lane] = [830, 112]
    shade(c, (x, y, pixel) => {
      const r = bend(x, y)
      const n = fbm(x / 5, y / 5, 3, 4)
      const patch = fbm(x / 240, y / 240, 4, 8)
      const k = (r - inner) / lane
      const on = k > 0 && k < 7
      if (on) {
        const tone = (0.82 + 0.2 * n + 0.25 * (patch - 0.5)) * (Math.floor(k) % 2 ? 1 : 0.94)
        pixel[0] = 0.7 * tone
        pixel[1] = 0.25 * tone
        pixel[2] = 0.19 * tone
      } else {
        const mow = Math.floor(Math.atan2(y - oy, x - ox) * 26 + 100) % 2 ? 1 : 0.9
        const g = (0.65 + 0.5 * fbm(x / 9, y / 9, 4, 6)) * mow
        pixel[0] = 0.25 * g
        pixel[1] = 0.39 * g
        pixel[2] = 0.2 * g
      }
      const mark = Math.abs(((k + 0.5) % 1) - 0.5) * lane
      if (k > -0.05 && k < 7.05 && mark < 3.4) blend(pixel, [0.97, 0.93, 0.86], 0.85 * (0.75 + 0.35 * n))
      const a = Math.atan2(y - oy, x - ox)
      if (on && Math.abs(a + 1.86) * r < 4.5) blend(pixel, [0.97, 0.93, 0.86], 0.85)
      const glance = smooth(0.2, 1, (x + (1067 - y)) / 2300)
      add(pixel, [0.5, 0.32, 0.14], 0.2 * glance)
      for (let i = 0; i < 3; i++) pixel[i]! *= 0.74 + 0.42 * glance
    })
    const spot = (k: number, a: number) =>
      [
        ox + Math.cos(a) * (inner + lane * (k + 0.5)),
        oy + Math.sin(a) * (inner + lane * (k + 0.5)),
        a,
      ] as const
    const racers = [
      [1, -1.32, '#e9e4d8', '#1d2a3d'],
      [2, -1.4, '#d6a12f', '#30211a'],
      [3, -1.36, '#2e6d86', '#3a281e'],
      [4, -1.47, '#f2efe6', '#8c2f26'],
      [5, -1.43, '#26332c', '#2a1c15'],
      [0, -1.45, '#a83a2c', '#33241b'],
    ] as const
    const shadow = ([k, a]: readonly [number, number, ...unknown[]]) => {
      const [x, y] = spot(k, a)
      return `<g transform="translate(${x - 6} ${y + 10}) rotate(118) scale(1 1.55)">${person(0, 0, 168, '#1a0906', k % 2 ? 'run' : 'walk', 1).replace('translate(0 0)', 'translate(0 0) scale(1 1)')}</g>`
    }
    await layer(c, racers.map((r) => shadow(r)).join(''), { opacity: 0.62, blur: 2.2 })
    const runner = ([k, a, shirt, hair]: (typeof racers)[number]) => {
      const [x, y, at] = spot(k, a)
      const turn = (at * 180) / Math.PI + 90
      const skin = mix('#6b4630', '#b98a63', hash(k, 3, 5))
      const limb = (d: string) => line(d, skin, 10, 'stroke-linecap="round" stroke-linejoin="round"')
      const s = k % 2 ? 1 : -1
      return (
        `<g transform="translate(${x} ${y}) rotate(${turn}) scale(1.25 ${1.25 * s})">` +
        line('M-8 8L-34 14L-58 8', '#23262b', 12, 'stroke-linecap="round" stroke-linejoin="round"') +
        line('M4-8L30-14L40-12', '#23262b', 12, 'stroke-linecap="round"') +
        limb('M-34 14L-60 8') +
        limb('M28-14L44-12') +
        oval(-66, 7, 9, 5, '#f5c542') +
        oval(50, -12, 9, 5, '#f5c542') +
        limb('M6-20L-18-30L-26-14') +
        limb('M6 20L30 30L40 16') +
        path('M-16-19C-4-25 12-25 18-19C22-8 22 8 18 19C12 25-4 25-16 19C-20 8-20-8-16-19Z', shirt) +
        path('M4-24C12-24 17-21 18-19C22-8 22 8 18 19L12 22C15 8 15-8 4-24Z', '#fff', 'opacity="0.25"') +
        oval(16, 0, 12.5, 11, hair) +
        oval(19, -3, 6, 5, '#fff', 'opacity="0.15"') +
        '</g>'
      )
    }
    await layer(c, racers.map(runner).join(''), { texture: 0.15 })
    await layer(
      c,
      path('M1610-10H1180C1260 60 1380 90 1420 170S1500 300 1610 330Z', '#140a08', 'opacity="0.4"'),
      { blur: 26, wander: 8 },
    )
    rays(c, 1760, -160, '#ffdca8', 0.14, 1200, 3, 9)
    finish(c, {
      brush: 1,
      contrast: 0.32,
      vignette: 0.46,
      lights: [0.02, 0.004, -0.015],
      shadows: [0.004, 0, 0.016],
    })
  },
}
