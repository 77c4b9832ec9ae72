import { glow } from '../../kit/air.ts'
import { layer, type Scene, shade } from '../../kit/canvas.ts'
import { finish } from '../../kit/finish.ts'
import { fbm, noise, smooth } from '../../kit/random.ts'
import { lin, line, oval, path, times } from '../../kit/svg.ts'

export const oudInstrument: Scene = {
  key: 'oud-instrument',
  focal: { x: 0.4, y: 0.5 },
  async paint(c) {
    // Close to the soundboard: the strings cross the picture, one rose near, one small.
    const turn = -0.3
    const [cos, sin] = [Math.cos(turn), Math.sin(turn)]
    shade(c, (x, y, pixel) => {
      const u = (x - 640) * cos + (y - 560) * sin
      const v = -(x - 640) * sin + (y - 560) * cos
      const grain = noise(v / 3.4, u / 560, 3) * 0.5 + noise(v / 9, u / 900, 5) * 0.5
      const fine = fbm(u / 60, v / 3, 3, 8)
      const light = 0.32 + 0.95 * Math.exp(-(((x - 520) / 620) ** 2) - ((y - 330) / 520) ** 2)
      const half =
        u < -100 ? Math.sqrt(Math.max(0, 1 - ((u + 100) / 560) ** 2)) * 460 : 460 - (u + 100) * 0.2385
      if (u > -660 && Math.abs(v) < half) {
        const k = light * (0.9 + grain * 0.12 + fine * 0.1)
        pixel[0] = 0.86 * k
        pixel[1] = 0.57 * k
        pixel[2] = 0.29 * k
      } else {
        const weave = 0.5 + 0.2 * noise(x / 5, y / 5, 4) + 0.5 * fbm(x / 150, y / 150, 4, 12)
        const k = light * 0.4 * weave
        pixel[0] = 0.42 * k
        pixel[1] = 0.13 * k
        pixel[2] = 0.1 * k
      }
    })
    const place = (markup: string) =>
      `<g transform="translate(640 560) rotate(${(turn * 180) / Math.PI})">${markup}</g>`
    const edge = 'M1200 -150L-100 -460A560 460 0 0 0 -100 460L1200 150'
    await layer(
      c,
      place(line('M1200 -136L-100 -446A546 446 0 0 0 -100 446L1200 136', '#000', 26, 'opacity="0.35"')),
      { blur: 12, mode: 'multiply' },
    )
    await layer(
      c,
      place(
        line(edge, '#2a120a', 20) +
          line(edge, '#c99a5a', 3.5) +
          line('M1200 -140L-100 -446A546 446 0 0 0 -100 446L1200 140', '#4a2412', 3) +
          line(
            'M1200 -134L-100 -438A538 438 0 0 0 -100 438L1200 134',
            '#3a1a0c',
            7,
            'stroke-dasharray="9 7"',
          ),
      ),
      { texture: 0.12 },
    )
    const rose = (cx: number, cy: number, r: number) => {
      const star = (points: number, a: number, b: number, shift = 0) =>
        `M${Array.from({ length: points * 2 }, (_, i) => {
          const q = (i * Math.PI) / points + shift
          const d = (i % 2 ? b : a) * r
          return `${(cx + Math.cos(q) * d).toFixed(1)} ${(cy + Math.sin(q) * d).toFixed(1)}`
        }).join('L')}Z`
      return (
        oval(cx, cy, r * 1.14, r * 1.14, '#6b3a1c') +
        line(
          `M${cx - r * 1.08} ${cy}a${r * 1.08} ${r * 1.08} 0 1 0 ${r * 2.16} 0a${r * 1.08} ${r * 1.08} 0 1 0 ${-r * 2.16} 0`,
          '#ecd3a0',
          r * 0.05,
          `stroke-dasharray="${r * 0.07} ${r * 0.05}"`,
        ) +
        oval(cx, cy, r, r, '#120805') +
        [
          star(12, 1, 0.72),
          star(12, 0.96, 0.72, Math.PI / 12),
          star(12, 0.72, 0.46),
          star(12, 0.72, 0.46, Math.PI / 12),
          star(6, 0.5, 0.28),
          star(6, 0.5, 0.28, Math.PI / 6),
        ]
          .map((d) => line(d, '#b87a42', r * 0.045) + line(d, '#e8b979', r * 0.014))
          .join('') +
        [0.98, 0.72, 0.46, 0.2]
          .map((q) =>
            line(
              `M${cx - r * q} ${cy}a${r * q} ${r * q} 0 1 0 ${r * q * 2} 0a${r * q} ${r * q} 0 1 0 ${-r * q * 2} 0`,
              '#a4683a',
              r * 0.03,
            ),
          )
          .join('') +
        Array.from({ length: 12 }, (_, i) =>
          oval(
            cx + Math.cos(((i + 0.5) * Math.PI) / 6) * r * 0.86,
            cy + Math.sin(((i + 0.5) * Math.PI) / 6) * r * 0.86,
            r * 0.05,
            r * 0.05,
            '#c88d52',
          ),
        ).join('')
      )
    }
    await layer(c, place(rose(150, 0, 178) + rose(-170, -205, 66) + rose(-170, 205, 66)), { texture: 0.12 })
    const strings = (shift: number, colour: (i: number) => string, w: (i: number) => number, more = '') =>
      times(11, (i) => {
        const pair = Math.floor((i + 1) / 2)
        const y0 = -96 + pair * 38 + (i % 2 ? 0 : 9) + shift
        return line(`M-330 ${y0}L1300 ${y0 * 0.45 + shift * 0.4}`, colour(i), w(i), more)
      })
    await layer(
      c,
      place(
        strings(
          13,
          () => '#000',
          () => 4,
          'opacity="0.5"',
        ),
      ),
      { blur: 3, opacity: 0.8 },
    )
    await layer(
      c,
      place(
        lin('br', ['#6a3a1c', '#2a120a']) +
          path('M-352 -150C-366 -60 -366 60 -352 150L-318 138C-326 60 -326 -60 -318 -138Z', 'url(#br)') +
          strings(
            0,
            (i) => (i < 4 ? '#d9a45a' : '#f7ecd9'),
            (i) => 3.8 - i * 0.2,
          ),
      ),
    )
    glow(c, 460, 240, 420, '#ffc67c', 0.2)
    shade(c, (x, y, pixel) => {
      const slat = smooth(0.25, 0.4, Math.abs((((x * 0.8 + y * 0.55) / 260) % 1) - 0.5))
      const k = 1 - 0.34 * slat * smooth(300, 1500, x + y * 0.3)
      for (let i = 0; i < 3; i++) pixel[i]! *= k
    })
    finish(c, {
      brush: 1,
      contrast: 0.34,
      vignette: 0.62,
      lights: [0.02, 0.004, -0.02],
      shadows: [0.012, 0.002, 0.004],
    })
  },
}
