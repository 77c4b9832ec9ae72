import { clouds, glow, sky } from '../../kit/air.ts'
import { type Canvas, layer, rgb, type Scene } from '../../kit/canvas.ts'
import { birds } from '../../kit/figures.ts'
import { finish } from '../../kit/finish.ts'
import { clamp, fbm, noise, smooth } from '../../kit/random.ts'
import { terrain } from '../../kit/terrain.ts'

export const roadAt = (z: number) => 2.6 * Math.sin(z * 0.045) - 1.5 * Math.sin(z * 0.019 + 1)

/** The dunes and the road through them; the sky stays as painted. */
export function dunes(c: Canvas): void {
  terrain(c, {
    height(x, z) {
      const off = Math.abs(x - roadAt(z))
      const side = smooth(1.2, 9, off)
      const dune = 1 - Math.abs(noise(x * 0.045 + noise(z * 0.05, 3) * 0.7, z * 0.03, 2))
      const ripple =
        z < 26 ? 0.012 * Math.sin(x * 13 + z * 21 + 5 * noise(x * 0.8, z * 0.8, 4)) * clamp((26 - z) / 18) : 0
      return (
        side *
          (dune * dune * 4.6 -
            0.6 +
            fbm(x * 0.012, z * 0.012, 3, 6) * 6 * smooth(20, 90, z) -
            smooth(20, 90, z) * 2.4) +
        side * ripple
      )
    },
    colour(x, z, _y, _steep, out) {
      const off = Math.abs(x - roadAt(z))
      const grain = 0.9 + 0.2 * noise(x * 2.5, z * 2.5, 9)
      const sand = smooth(0.98, 1.12, off + 0.12 * noise(x * 3, z * 1.4, 8) - 0.08 * noise(z * 0.4, 1, 3))
      const dash = off < 0.035 && z % 4 < 2.2 ? 1 : 0
      const edge = Math.abs(off - 0.86) < 0.025 ? 0.7 : 0
      const mark = Math.max(dash, edge)
      out[0] = (0.3 + 0.6 * mark) * (1 - sand) * grain + sand * 0.86 * grain
      out[1] = (0.29 + 0.5 * mark) * (1 - sand) * grain + sand * 0.58 * grain
      out[2] = (0.31 + 0.3 * mark) * (1 - sand) * grain + sand * 0.36 * grain
    },
    eye: [0.3, 1.5, -2],
    tilt: 0.1,
    lens: 0.5,
    sun: [0.62, 0.34, 0.9],
    light: [1.5, 1.12, 0.72],
    ambient: [0.42, 0.44, 0.56],
    haze: rgb('#e9c592'),
    flare: rgb('#ffdb98'),
    clear: 62,
    far: 190,
  })
}

export const desertRoad: Scene = {
  key: 'desert-road',
  focal: { x: 0.5, y: 0.55 },
  async paint(c) {
    sky(c, [
      [0, '#3c6f8f'],
      [230, '#86a9ad'],
      [400, '#e6cfa4'],
      [520, '#f8cf8b'],
    ])
    clouds(c, {
      seed: 5,
      bottom: 430,
      size: 700,
      flat: 5,
      cover: 0.4,
      lit: '#ffe4b4',
      dark: '#8fa3a4',
      sun: [1240, 380],
      opacity: 0.7,
    })
    glow(c, 1240, 392, 340, '#ffc069', 0.6)
    glow(c, 1240, 392, 34, '#fff1cc', 1.3)
    dunes(c)
    await layer(c, birds(560, 250, 240, 5, '#4b4a46', 9))
    finish(c, { contrast: 0.32, lights: [0.02, 0.005, -0.02], shadows: [0.012, 0, 0.03], vignette: 0.42 })
  },
}
