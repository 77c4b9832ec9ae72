import { glow, shaft } from '../../kit/air.ts'
import { add, layer, mix, rgb, type Scene, shade } from '../../kit/canvas.ts'
import { person } from '../../kit/figures.ts'
import { finish } from '../../kit/finish.ts'
import { clamp, fbm, length, smooth } from '../../kit/random.ts'
import { lin, line, oval, path, rect, times } from '../../kit/svg.ts'
import { water } from '../../kit/water.ts'

export const studioSet: Scene = {
  key: 'studio-set',
  focal: { x: 0.52, y: 0.5 },
  async paint(c) {
    // A wall of light with an abstract globe, mirrored in the floor.
    shade(c, (x, y, pixel) => {
      const d = length((x - 800) / 900, (y - 380) / 420)
      const v = 0.05 + 0.2 * Math.exp(-d * d * 2.2)
      pixel[0] = v * 0.26
      pixel[1] = v * 0.72
      pixel[2] = v * 1.25
      if (y < 120 || y > 610 || x < 190 || x > 1410) return
      const bend = (x - 800) / 620
      const top = 150 + 26 * bend * bend
      const low = 588 - 26 * bend * bend
      if (y < top || y > low) return
      const [u, w] = [(x - 860) / 215, (y - 366) / 215]
      const r = length(u, w)
      const wash = 0.35 + 0.4 * fbm(x / 260, y / 190, 4, 5)
      pixel[0] = 0.02 + 0.06 * wash
      pixel[1] = 0.12 + 0.3 * wash
      pixel[2] = 0.3 + 0.52 * wash
      const sweep =
        Math.exp(-(((y - 366 - 90 * Math.sin(x / 260) - 30) / 3) ** 2)) +
        Math.exp(-(((y - 390 - 120 * Math.sin(x / 330 + 1.4)) / 2.4) ** 2)) * 0.7
      add(pixel, rgb('#ffca7a'), sweep * 0.5)
      if (r < 1) {
        const nz = Math.sqrt(1 - r * r)
        const lon = Math.atan2(u, nz) * 2.2
        const lat = Math.asin(clamp(w, -1, 1)) * 2.4
        const land = smooth(0.5, 0.54, fbm(lon * 0.9 + 4, lat * 0.9, 6, 8))
        const dots =
          Math.abs(((lon * 9 + 40) % 1) - 0.5) < 0.3 && Math.abs(((lat * 9 + 40) % 1) - 0.5) < 0.3 ? 1 : 0.25
        const grid =
          Math.abs(((lon * 1.6 + 40) % 1) - 0.5) > 0.485 || Math.abs(((lat * 1.6 + 40) % 1) - 0.5) > 0.485
            ? 1
            : 0
        pixel[0] = 0.02 + land * dots * 0.5 + grid * 0.14
        pixel[1] = 0.2 + land * dots * 0.62 + grid * 0.3 - nz * 0.06
        pixel[2] = 0.44 + land * dots * 0.5 + grid * 0.34 - nz * 0.1
        add(pixel, rgb('#8fe0ff'), (1 - nz) ** 2 * 0.55)
      } else add(pixel, rgb('#4fb4ff'), Math.exp(-(r - 1) * 7) * 0.45)
      const seam = Math.abs((((x - 190) / 152.5) % 1) - 0.5) > 0.492 ? 0.72 : 1
      for (let i = 0; i < 3; i++) pixel[i]! *= seam
    })
    const columns = times(2, (i) => {
      const x = i ? 1420 : 92
      return (
        lin(`sc${i}`, ['#0b1420', '#22405c', '#0a121d'], 0, 0, 1, 0) +
        rect(x, 60, 88, 560, `url(#sc${i})`) +
        rect(x + (i ? -8 : 88), 60, 8, 560, '#7fdcff') +
        rect(x + (i ? 60 : 22), 60, 3, 560, '#ffb964', 'opacity="0.8"')
      )
    })
    const rig =
      rect(0, 40, 1600, 9, '#05080d') +
      rect(0, 82, 1600, 6, '#05080d') +
      times(27, (i) => line(`M${i * 62} 48L${i * 62 + 31} 82L${i * 62 + 62} 48`, '#05080d', 3)) +
      times(
        9,
        (i) =>
          `<g transform="translate(${120 + i * 172} 96) rotate(${(4 - i) * 6})">${path('M-24 0H24L30 52H-30Z', '#070b11')}${oval(0, 53, 27, 9, i % 2 ? '#fff3d8' : '#cfeaff')}</g>`,
      )
    await layer(c, columns + rect(0, 612, 1600, 26, '#08111b') + rect(180, 612, 1240, 4, '#86e2ff') + rig, {
      texture: 0.06,
    })
    await layer(c, lin('fl', ['#0c1b2c', '#050a12']) + rect(0, 636, 1600, 440, 'url(#fl)'))
    water(c, { y: 636, tint: '#071019', near: 0.34, far: 0.72, rough: 0.07, seed: 3 })
    for (let i = 0; i < 9; i++)
      shaft(
        c,
        [120 + i * 172 + (i - 4) * -5, 146],
        [240 + i * 140, 760],
        [12, 100],
        i % 2 ? '#ffe6bd' : '#a8d8ff',
        0.085,
        i,
      )
    const anchor = (x: number, y: number, s: number, suit: string, veil?: string) =>
      `<g transform="translate(${x} ${y}) scale(${s})">${lin(`an${x}`, [mix(suit, '#8fb6d8', 0.35), suit, '#05070b'], 0, 0, 1, 0)}${path('M-66 96C-66 32-46 20-20 12L-12-6H12L20 12C46 20 66 32 66 96Z', `url(#an${x})`)}` +
      (veil
        ? path(
            'M0-76C-30-76-36-46-32-16C-44 4-48 24-30 36C-10 44 10 44 30 36C48 24 44 4 32-16C36-46 30-76 0-76Z',
            veil,
          ) + oval(0, -37, 18, 24, '#b98a66')
        : path('M-14 14L0 40L14 14L8 4H-8Z', '#e9e6dc') +
          path('M-4 18H4L6 62L0 70L-6 62Z', '#7c2020') +
          oval(0, -38, 22, 28, '#b07f5c') +
          path('M-23-38C-26-76 26-76 23-38C20-54 10-60 0-60S-20-54-23-38Z', '#14100f')) +
      path('M8-66C22-60 26-40 22-20C20-8 12-8 8-10C14-24 16-48 8-66Z', '#000', 'opacity="0.22"') +
      '</g>'
    await layer(c, anchor(660, 610, 1.02, '#1a2536') + anchor(950, 612, 0.98, '#3a1f2c', '#c9b9a6'), {
      texture: 0.12,
    })
    const desk =
      lin('dk', ['#e9f3f8', '#7ea0b5', '#22384a'], 0, 0, 0, 1) +
      lin('df', ['#173048', '#0a1522', '#173048'], 0, 0, 1, 0) +
      path('M392 706C520 674 1080 674 1208 706L1178 724C1060 700 540 700 422 724Z', 'url(#dk)') +
      path('M422 724C540 700 1060 700 1178 724L1120 880C1000 862 600 862 480 880Z', 'url(#df)') +
      line('M430 738C548 716 1052 716 1170 738', '#7fe3ff', 5) +
      line('M478 868C600 850 1000 850 1122 868', '#ffb45e', 4) +
      times(9, (i) =>
        line(
          `M${500 + i * 75} ${728 - Math.sin((i + 1) * 0.31) * 8}L${530 + i * 67.5} ${862 - Math.sin((i + 1) * 0.31) * 6}`,
          '#3f7ea3',
          2,
          'opacity="0.5"',
        ),
      ) +
      path('M610 694L700 690L706 700L604 704Z', '#fbfaf4') +
      path('M905 690L990 694L996 704L900 700Z', '#fbfaf4') +
      rect(790, 676, 15, 20, '#bfe0ee', 'opacity="0.8"')
    await layer(c, `<g transform="translate(0 1758) scale(1 -1)">${desk}</g>`, { opacity: 0.3, blur: 4 })
    await layer(c, desk, { texture: 0.08 })
    const rigged =
      path(
        'M1130 1080L1150 880L1120 870V760L1180 740H1395L1440 690L1490 690V910L1440 900L1395 860H1290L1330 1080Z',
        '#04060a',
      ) +
      path('M1120 762L1060 740V884L1120 866Z', '#06090e') +
      rect(1200, 690, 120, 46, '#04060a') +
      oval(1216, 700, 7, 7, '#ff3b30') +
      person(1530, 1120, 470, '#030508', 'stand', -1)
    await layer(c, rigged + path('M-10 1080V900L90 870L120 820H200L230 872L300 900L330 1080Z', '#04060a'), {
      blur: 3,
      wander: 1,
    })
    await layer(
      c,
      line('M1122 764L1180 742H1393L1440 692M1060 742L1118 763', '#8fd0ff', 2, 'opacity="0.55"'),
      { blur: 1.6 },
    )
    glow(c, 1216, 700, 22, '#ff4438', 0.8)
    finish(c, {
      bloom: 0.6,
      contrast: 0.3,
      vignette: 0.46,
      lights: [0.012, 0.006, 0],
      shadows: [-0.002, 0.002, 0.016],
    })
  },
}
