import { glow } from '../../kit/air.ts'
import { add, blend, layer, rgb, type Scene, shade } from '../../kit/canvas.ts'
import { finish } from '../../kit/finish.ts'
import { clamp, fbm, random, ridged, smooth } from '../../kit/random.ts'
import { line, path, rect, times } from '../../kit/svg.ts'

export const containerShip: Scene = {
  key: 'container-ship',
  focal: { x: 0.5, y: 0.45 },
  async paint(c) {
    // From high above: the ship lies across the picture, its wake behind it.
    const angle = -0.42
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
    const deep = rgb('#0e3a4c')
    const shallow = rgb('#1b5a69')
    shade(c, (x, y, pixel) => {
      const u = (x - 800) * cos + (y - 520) * sin
      const v = -(x - 800) * sin + (y - 520) * cos
      const n = fbm(x / 260, y / 260, 5, 3)
      const chop = ridged(x / 46, y / 34, 4, 9)
      for (let i = 0; i < 3; i++)
        pixel[i] = deep[i]! + (shallow[i]! - deep[i]!) * clamp(n * 1.3 - 0.2 + (chop - 0.55) * 0.5)
      add(pixel, rgb('#cfe4dd'), smooth(0.86, 1, chop) * 0.22)
      const behind = -u - 470
      const wide = 58 + Math.max(0, behind) * 0.1
      const churn = fbm(u / 90, v / 26, 5, 15)
      if (behind > -60)
        blend(
          pixel,
          rgb('#bfe0dc'),
          Math.exp(-((v / wide) ** 2)) *
            smooth(0.3, 0.72, churn) *
            Math.exp(-behind / 900) *
            smooth(-60, 20, behind) *
            0.85,
        )
      for (const side of [-1, 1]) {
        const arm = (v * side - (u < 560 ? (560 - u) * 0.2 + 40 : 40)) / (12 + (560 - u) * 0.045)
        if (u < 600)
          blend(
            pixel,
            rgb('#e6f1ec'),
            Math.exp(-arm * arm) *
              smooth(0.42, 0.75, fbm(u / 50, v / 22, 5, 25)) *
              Math.exp(-(560 - u) / 520) *
              0.8,
          )
      }
    })
    const place = (markup: string, dx = 0, dy = 0) =>
      `<g transform="translate(${800 + dx} ${520 + dy}) rotate(${(angle * 180) / Math.PI})">${markup}</g>`
    const hull = 'M-520,-78L-505,-86L400,-86C490,-84 560,-40 590,0C560,40 490,84 400,86L-505,86L-520,78Z'
    await layer(c, place(path(hull, '#02141c'), 26, 60), { blur: 14, opacity: 0.62 })
    await layer(c, place(path(hull, '#8e2f25')), { texture: 0.2 })
    await layer(c, place(`<g transform="scale(0.975 0.93)">${path(hull, '#5d6a6b')}</g>`), { texture: 0.25 })
    const next = random(31)
    const tones = [
      '#b5533c',
      '#c98b3f',
      '#2f6f7b',
      '#2b4c67',
      '#d9d2bf',
      '#7b8a86',
      '#8f3b34',
      '#3f7d68',
      '#5d7f98',
      '#b9a37a',
    ]
    let boxes = ''
    let shadows = ''
    for (let bay = 0; bay < 15; bay++) {
      const x = -392 + bay * 56
      const rows = bay > 12 ? 6 : 9
      for (let row = 0; row < rows; row++) {
        if (next() < 0.05) continue
        const y = (row - rows / 2) * 17.2
        const tone = tones[Math.floor(next() * tones.length)]!
        const lift = Math.floor(next() * 3)
        shadows += rect(x + 4 + lift * 2, y + 5 + lift * 3, 50, 16, '#0a1114', 'opacity="0.4"')
        boxes +=
          rect(x, y - lift * 1.5, 50, 15.6, tone) +
          rect(x, y - lift * 1.5, 50, 4, '#fff3d6', 'opacity="0.22"')
        boxes += times(9, (k) => rect(x + 3 + k * 5.3, y - lift * 1.5, 1.3, 15.6, '#000', 'opacity="0.13"'))
      }
    }
    const bridge =
      rect(-470, -72, 52, 144, '#e9e6da') +
      rect(-470, -72, 12, 144, '#a9a698') +
      rect(-418, -84, 14, 168, '#c9c5b6') +
      rect(-458, -14, 24, 28, '#b1432f') +
      rect(-452, -9, 14, 18, '#1d1a1a') +
      line('M-412,-60V60', '#283c44', 5)
    await layer(c, place(shadows), { blur: 2.5 })
    await layer(c, place(boxes + bridge + line('M470,-30L560,0L470,30', '#c9c2ad', 2.5)), { texture: 0.14 })
    glow(c, 300, 60, 620, '#fff0cc', 0.16)
    finish(c, { contrast: 0.4, vignette: 0.45, lights: [0.03, 0.015, -0.02], shadows: [0, 0.01, 0.02] })
  },
}
