import { clouds, glow, mist, rays, sky } from '../../kit/air.ts'
import { layer, type Scene } from '../../kit/canvas.ts'
import { hills, person } from '../../kit/figures.ts'
import { finish } from '../../kit/finish.ts'
import { lin, line, oval, path, times } from '../../kit/svg.ts'

export const windTurbines: Scene = {
  key: 'wind-turbines',
  focal: { x: 0.66, y: 0.34 },
  async paint(c) {
    sky(c, [
      [0, '#5e87a8'],
      [300, '#a9bfc6'],
      [560, '#f0dcc0'],
      [700, '#f7d7ae'],
    ])
    clouds(c, {
      seed: 83,
      bottom: 680,
      size: 520,
      flat: 2.6,
      cover: 0.56,
      lit: '#fff3dd',
      dark: '#8fa3b4',
      sun: [260, 420],
      opacity: 0.9,
    })
    glow(c, 240, 560, 420, '#ffd298', 0.4)
    const turbine = (x: number, y: number, h: number, turn: number, light: string, dark: string) => {
      const id = `tb${Math.round(x)}`
      const blade = (a: number) =>
        `<g transform="translate(${x} ${y - h}) rotate(${a})">${path(`M${-h * 0.012} 0C${-h * 0.034} ${-h * 0.14} ${-h * 0.018} ${-h * 0.4} ${-h * 0.002} ${-h * 0.62}L${h * 0.004} ${-h * 0.62}C${h * 0.012} ${-h * 0.3} ${h * 0.014} ${-h * 0.12} ${h * 0.012} 0Z`, light)}</g>`
      return (
        lin(id, [light, light, dark], 0, 0, 1, 0) +
        path(
          `M${x - h * 0.021} ${y}L${x - h * 0.011} ${y - h}H${x + h * 0.011}L${x + h * 0.021} ${y}Z`,
          `url(#${id})`,
        ) +
        blade(turn) +
        blade(turn + 120) +
        blade(turn + 240) +
        oval(x, y - h, h * 0.022, h * 0.022, dark)
      )
    }
    await layer(
      c,
      hills(650, 200, '#b9c0be', 21, 640) +
        [120, 230, 330, 1340, 1450]
          .map((x, i) => turbine(x, 640, 120 + i * 6, i * 31, '#dfe0da', '#b3bcbc'))
          .join(''),
      { opacity: 0.85 },
    )
    mist(c, 660, 60, '#f9e3c2', 0.7, 3)
    await layer(
      c,
      hills(740, 210, '#8ba093', 24, 560) +
        [520, 700, 880]
          .map((x, i) => turbine(x, 730 - i * 12, 230 + i * 26, 20 + i * 47, '#eceae0', '#a3aeac'))
          .join(''),
      { texture: 0.1 },
    )
    mist(c, 760, 50, '#f0dcb8', 0.6, 7)
    await layer(c, lin('m3', ['#73895c', '#42563e']) + hills(850, 240, 'url(#m3)', 27, 700), { texture: 0.2 })
    mist(c, 850, 34, '#e3d3a4', 0.4, 13)
    await layer(
      c,
      turbine(1060, 880, 690, 12, '#fbf6ea', '#8f9b9f') + turbine(1420, 930, 520, 52, '#f3efe4', '#87949a'),
      { texture: 0.06 },
    )
    await layer(c, lin('m4', ['#5a6a37', '#1f2d1c']) + hills(980, 170, 'url(#m4)', 31, 620), {
      texture: 0.4,
      wander: 3,
    })
    await layer(
      c,
      line('M-10 1010C300 960 500 940 760 948S1180 930 1330 900', '#d8c694', 7, 'opacity="0.5"') +
        times(
          14,
          (i) =>
            oval(180 + i * 21 + (i % 3) * 8, 952 - i * 2 + (i % 4) * 6, 6, 4.4, '#eee6d2') +
            oval(185 + i * 21 + (i % 3) * 8, 949 - i * 2 + (i % 4) * 6, 2.4, 2, '#4a4436'),
        ) +
        person(150, 968, 62, '#2a2b22', 'robe'),
      { wander: 1.5 },
    )
    rays(c, 240, 560, '#ffe3b0', 0.1, 900, 8, 6)
    finish(c, { contrast: 0.32, lights: [0.015, 0.008, -0.015] })
  },
}
