import { glow } from '../../kit/air.ts'
import { layer, type Scene, shade } from '../../kit/canvas.ts'
import { finish } from '../../kit/finish.ts'
import { fbm, length, random, smooth } from '../../kit/random.ts'
import { lin, line, path, rect, times } from '../../kit/svg.ts'
import { water } from '../../kit/water.ts'

export const marketScreens: Scene = {
  key: 'market-screens',
  focal: { x: 0.36, y: 0.48 },
  async paint(c) {
    shade(c, (x, y, pixel) => {
      const v = 0.02 + 0.05 * Math.exp(-length((x - 900) / 800, (y - 400) / 500) * 2)
      pixel[0] = v * 0.7
      pixel[1] = v
      pixel[2] = v * 1.5
    })
    const next = random(81)
    /** One screen: its corner, size, and which kind of chart it shows. */
    const screen = (x: number, y: number, w: number, h: number, kind: number) => {
      const up = '#54d6a6'
      const down = '#ff6f5b'
      const amber = '#ffc46a'
      let out = lin(`sc${x}_${y}`, ['#0a1f2b', '#061019']) + rect(x, y, w, h, `url(#sc${x}_${y})`)
      out +=
        times(6, (i) => line(`M${x} ${y + (h * (i + 0.5)) / 6}H${x + w}`, '#2b5566', 0.8, 'opacity="0.5"')) +
        times(9, (i) => line(`M${x + (w * (i + 0.5)) / 9} ${y}V${y + h}`, '#2b5566', 0.8, 'opacity="0.35"'))
      const seed = Math.floor(next() * 99)
      const level = (t: number) =>
        y + h * (0.62 - 0.32 * t + 0.9 * (fbm(t * 3.2 + seed, seed * 0.7, 5, 4) - 0.5))
      if (kind === 0) {
        const bars = Math.floor(w / 15)
        for (let i = 0; i < bars; i++) {
          const a = level(i / bars)
          const b = level((i + 1) / bars) + (next() - 0.5) * h * 0.03
          const hue = b < a ? up : down
          const px = x + 6 + (i * (w - 12)) / bars
          out +=
            rect(px + 3.4, Math.min(a, b) - h * 0.04 * next(), 1.4, Math.abs(a - b) + h * 0.07, hue) +
            rect(px, Math.min(a, b), 8.5, Math.max(2.5, Math.abs(a - b)), hue)
          out += rect(px, y + h * 0.97 - h * 0.12 * next(), 8.5, h * 0.12, hue, 'opacity="0.28"')
        }
      } else if (kind === 1) {
        let d = ''
        for (let i = 0; i <= 90; i++)
          d += `${i ? 'L' : 'M'}${(x + (w * i) / 90).toFixed(1)} ${level(i / 90).toFixed(1)}`
        out +=
          lin(`ar${x}`, [
            [0, amber, 0.5],
            [1, amber, 0],
          ]) +
          path(`${d}L${x + w} ${y + h}L${x} ${y + h}Z`, `url(#ar${x})`) +
          line(d, amber, 3)
        let e = ''
        for (let i = 0; i <= 90; i++)
          e += `${i ? 'L' : 'M'}${(x + (w * i) / 90).toFixed(1)} ${(y + h * (0.5 + 0.5 * (fbm((i / 90) * 2 + seed, 4, 4, 9) - 0.5))).toFixed(1)}`
        out += line(e, '#6fc8ff', 2, 'opacity="0.8"')
      } else {
        for (let r = 0; r < 8; r++)
          for (let k = 0; k < 12; k++) {
            const v = next()
            out += rect(
              x + 5 + (k * (w - 10)) / 12,
              y + 5 + (r * (h - 10)) / 8,
              (w - 10) / 12 - 3,
              (h - 10) / 8 - 3,
              v < 0.5 ? '#1f7a62' : v < 0.8 ? '#2f9c7a' : v < 0.93 ? '#a8392f' : '#d8604a',
              `opacity="${0.4 + next() * 0.6}"`,
            )
          }
      }
      return out + rect(x - 5, y - 5, w + 10, h + 10, 'none', 'stroke="#020406" stroke-width="12" rx="6"')
    }
    const wall = [
      [-40, 60, 430, 270, 0],
      [404, 44, 520, 300, 1],
      [940, 60, 400, 270, 2],
      [1354, 76, 330, 250, 0],
      [-60, 352, 400, 270, 2],
      [354, 366, 590, 320, 0],
      [960, 352, 400, 290, 1],
      [1374, 348, 320, 260, 2],
    ] as const
    await layer(
      c,
      `<g transform="skewY(-2.2) translate(0 40)">${wall.map(([x, y, w, h, k]) => screen(x, y, w, h, k)).join('')}</g>`,
    )
    shade(c, (x, y, pixel) => {
      const far = smooth(620, 1600, x)
      const line = 0.9 + 0.1 * Math.sin(y * 2.1)
      for (let i = 0; i < 3; i++) pixel[i]! *= (1.15 - far * 0.5) * line
    })
    await layer(c, path('M-10 1080V740C300 716 900 716 1610 752V1080Z', '#04070b'), { blur: 2 })
    water(c, { y: 716, tint: '#04080d', near: 0.2, far: 0.6, rough: 0.12, seed: 6 })
    const trader =
      path(
        'M300 1090C296 870 350 790 470 760C508 750 520 726 520 690H610C610 726 622 750 662 760C786 790 842 870 846 1090Z',
        '#04060a',
      ) +
      path(
        'M565 470C486 470 470 540 478 606C484 668 520 716 565 716C610 716 646 668 652 606C660 540 644 470 565 470Z',
        '#05070b',
      ) +
      path('M472 580C456 580 458 630 480 640ZM658 580C674 580 672 630 650 640Z', '#05070b')
    const rim = line(
      'M842 1060C832 874 780 796 662 764C640 758 626 748 618 730M650 622C662 552 646 478 575 470M300 1060C312 870 360 800 466 766',
      '#6fe3c0',
      4,
      'opacity="0.75" stroke-linecap="round"',
    )
    await layer(c, trader, { texture: 0.3, wander: 1 })
    await layer(c, rim, { blur: 2.6, mode: 'add' })
    const friend =
      path(
        'M1080 1090C1084 910 1130 850 1220 830C1250 822 1254 806 1254 780H1330C1330 806 1334 822 1366 830C1452 850 1500 910 1504 1090Z',
        '#04060a',
      ) +
      path(
        'M1292 590C1220 590 1206 660 1210 716C1196 770 1190 812 1222 836C1262 856 1322 856 1362 836C1394 812 1388 770 1374 716C1378 660 1364 590 1292 590Z',
        '#05070b',
      )
    await layer(c, friend, { texture: 0.3, wander: 1, blur: 1.4 })
    await layer(
      c,
      line(
        'M1210 716C1206 650 1226 594 1292 590M1084 1040C1092 910 1134 856 1214 834',
        '#ffc46a',
        4,
        'opacity="0.7" stroke-linecap="round"',
      ),
      { blur: 2.6, mode: 'add' },
    )
    glow(c, 640, 540, 460, '#3fb8a0', 0.1)
    glow(c, 700, 200, 360, '#ffb45a', 0.12)
    finish(c, { bloom: 0.75, contrast: 0.28, vignette: 0.5, shadows: [-0.002, 0.004, 0.014] })
  },
}
