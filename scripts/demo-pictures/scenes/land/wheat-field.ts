import { clouds, glow, mist, rays, sky } from '../../kit/air.ts'
import { add, blend, layer, mix, rgb, type Scene, shade } from '../../kit/canvas.ts'
import { foliage, hills } from '../../kit/figures.ts'
import { finish } from '../../kit/finish.ts'
import { clamp, fbm, length, noise, random, smooth } from '../../kit/random.ts'
import { lin, line, oval, path, rect, times } from '../../kit/svg.ts'

export const wheatField: Scene = {
  key: 'wheat-field',
  focal: { x: 0.64, y: 0.5 },
  async paint(c) {
    sky(c, [
      [0, '#4f7593'],
      [240, '#9db3b1'],
      [420, '#f0d6a0'],
      [560, '#ffdf9a'],
    ])
    clouds(c, {
      seed: 71,
      bottom: 540,
      size: 480,
      flat: 2.4,
      cover: 0.58,
      lit: '#fff0cf',
      dark: '#8094a0',
      sun: [1050, 470],
      opacity: 0.9,
    })
    glow(c, 1050, 480, 330, '#ffc566', 0.6)
    glow(c, 1050, 480, 36, '#fff4d4', 1.2)
    await layer(c, hills(560, 100, '#9c9a7a', 7, 520), { opacity: 0.8 })
    mist(c, 545, 30, '#ffe0a2', 0.6, 5)
    const next = random(91)
    await layer(
      c,
      times(30, (i) =>
        foliage(
          i * 56 + next() * 30,
          562,
          24 + next() * 22,
          15 + next() * 18,
          160,
          200 + i,
          ['#3c4a30', '#56603a', '#8a8048'],
          5,
        ),
      ),
    )
    await layer(c, lin('wf', ['#d9a94f', '#a8742c', '#4d3314']) + rect(0, 572, 1600, 500, 'url(#wf)'), {
      texture: 0.2,
    })
    shade(c, (x, y, pixel) => {
      if (y < 572) return
      const z = 300 / (y - 560)
      const wind = fbm((x - 800) * z * 0.006, z * 4, 4, 5)
      add(pixel, rgb('#ffd27a'), (wind - 0.45) * 0.6 * Math.exp(-(((x - 1000) / 700) ** 2)))
      const u = (x - 800) * z * 0.02
      add(pixel, rgb('#2a1804'), -0.4 * smooth(0.6, 0.95, Math.abs(noise(u * 9, z * 3, 2))))
    })
    const harvester =
      path('M1030 640V574H1130V640ZM1130 606H1176V640H1130ZM1052 574V540H1104V574Z', '#7d2a20') +
      path('M1056 545H1100V570H1056Z', '#e8c98a', 'opacity="0.85"') +
      oval(1058, 644, 24, 24, '#191410') +
      oval(1150, 648, 15, 15, '#191410') +
      oval(1058, 644, 10, 10, '#6e5a42') +
      path('M1000 660L1036 622V660Z', '#3a2a1e') +
      rect(950, 652, 90, 9, '#3a2a1e') +
      line('M1110 560L1190 548', '#4a2018', 7)
    await layer(c, harvester, { texture: 0.15 })
    shade(c, (x, y, pixel) => {
      const d = length((x - 1260) / 190, (y - 600) / 66)
      if (d < 1.6) blend(pixel, rgb('#ffdf9c'), clamp((1.3 - d) * fbm(x / 60, y / 40, 4, 15) * 0.8))
    })
    for (let rank = 0; rank < 7; rank++) {
      const base = 650 + rank * rank * 9 + rank * 16
      const tall = 34 + rank * 34
      const count = 520 - rank * 52
      const tones = ['#7a5522', '#a87a32', '#d9a94c', '#f7d384']
      const stems = tones.map(() => '')
      const ears = tones.map(() => '')
      for (let i = 0; i < count; i++) {
        const x = next() * 1660 - 30
        const lean = (10 + 16 * noise(x / 240, rank)) * (tall / 100) * 1.3
        const y = base + tall * (0.5 + 0.6 * next())
        const top = y - tall * (0.85 + next() * 0.4)
        const light = clamp(
          0.3 + 0.75 * Math.exp(-(((x - 1050) / 520) ** 2)) + (next() - 0.5) * 0.5 - rank * 0.035,
        )
        const tone = Math.min(3, Math.floor(light * 4))
        stems[tone] +=
          `M${x.toFixed(1)} ${y.toFixed(1)}Q${x.toFixed(1)} ${((y + top) / 2).toFixed(1)} ${(x + lean).toFixed(1)} ${top.toFixed(1)}`
        const h = tall * 0.2
        for (let k = 0; k < 5; k++) {
          const ey = top - h * 0.8 + k * h * 0.26
          const ex = x + lean + (top - ey) * 0.24
          const s = h * 0.2
          ears[tone] +=
            `M${ex.toFixed(1)} ${ey.toFixed(1)}l${(-s).toFixed(1)} ${(-s * 1.5).toFixed(1)}M${ex.toFixed(1)} ${ey.toFixed(1)}l${(s * 1.3).toFixed(1)} ${(-s * 1.5).toFixed(1)}`
          if (rank > 2)
            ears[tone] += `M${ex.toFixed(1)} ${ey.toFixed(1)}l${(s * 1.4).toFixed(1)} ${(-s * 5).toFixed(1)}`
        }
      }
      const w = 0.8 + rank * 0.42
      await layer(
        c,
        tones
          .map(
            (tone, i) =>
              line(stems[i]!, mix(tone, '#2a1a08', rank * 0.06), w) +
              line(ears[i]!, tone, w * 1.25, 'stroke-linecap="round"'),
          )
          .join(''),
        { blur: rank === 6 ? 3.4 : rank === 5 ? 1.2 : 0, opacity: 0.96 },
      )
    }
    rays(c, 1050, 480, '#ffd98c', 0.1, 600, 3)
    finish(c, { brush: 1, contrast: 0.3, lights: [0.025, 0.01, -0.03], shadows: [0.015, 0.005, 0.01] })
  },
}
