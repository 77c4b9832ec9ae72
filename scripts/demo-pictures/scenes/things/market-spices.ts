import { rays } from '../../kit/air.ts'
import { type Colour, layer, type Scene } from '../../kit/canvas.ts'
import { finish } from '../../kit/finish.ts'
import { egg, march, melt, rod } from '../../kit/march.ts'
import { hash, length, noise, random } from '../../kit/random.ts'
import { oval, times } from '../../kit/svg.ts'

export const marketSpices: Scene = {
  key: 'market-spices',
  focal: { x: 0.42, y: 0.62 },
  async paint(c) {
    let kind = 0
    const tones: Colour[] = [
      [0.72, 0.24, 0.03],
      [0.55, 0.05, 0.03],
      [0.8, 0.46, 0.06],
      [0.3, 0.15, 0.06],
      [0.4, 0.38, 0.1],
      [0.62, 0.12, 0.08],
      [0.75, 0.6, 0.34],
      [0.18, 0.1, 0.06],
    ]
    const cell = (x: number, z: number) => {
      const row = Math.max(-1, Math.min(6, Math.round(z / 1.12)))
      const shift = (row % 2) * 0.6
      const col = Math.max(-5, Math.min(5, Math.round((x - shift) / 1.2)))
      return [col, row, x - shift - col * 1.2, z - row * 1.12] as const
    }
    await march(c, {
      eye: [-0.5, 2.3, -2.7],
      target: [0.15, 0.25, 1.8],
      lens: 0.46,
      far: 22,
      distance(x, y, z) {
        kind = 0
        let best = y
        const [col, row, dx, dz] = cell(x, z)
        const r = length(dx, dz)
        const tall = 0.52 + 0.22 * hash(col, row, 3)
        const grainy =
          y < 1.4 && r < 0.6
            ? 0.018 * noise(dx * 22 + col, dz * 22 + row, 5) + 0.04 * noise(dx * 4 + col * 3, dz * 4 + row, 7)
            : 0
        const cone = ((y - 0.3 - tall) * 0.64 + r * tall * 1.28 + grainy) * 0.72
        const heap = Math.max(cone, r - 0.5, 0.1 - y)
        if (heap < best) {
          best = heap
          kind = 1
        }
        const sack = melt(
          length(r - 0.5 - 0.02 * Math.sin(Math.atan2(dz, dx) * 9 + col), y - 0.31) - 0.055,
          Math.max(Math.abs(r - 0.51 - 0.05 * Math.sin(y * 9)) - 0.03, y - 0.31),
          0.05,
        )
        if (sack * 0.8 < best) {
          best = sack * 0.8
          kind = 2
        }
        if (col === 0 && row === 1) {
          const scoop = rod(dx, y, dz, [0.1, 0.66, -0.2], [0.38, 0.98, -0.34], 0.034)
          const bowl = egg(dx - 0.02, y - 0.58, dz + 0.16, 0.15, 0.08, 0.12)
          if (Math.min(scoop, bowl) < best) {
            best = Math.min(scoop, bowl)
            kind = 3
          }
        }
        return best
      },
      surface(x, y, z, s) {
        s.gloss = 0
        s.glow = 0
        const [col, row, dx, dz] = cell(x, z)
        if (kind === 1) {
          const tone = tones[Math.floor(hash(col, row, 8) * tones.length)]!
          const speck =
            0.72 +
            0.5 * hash(Math.floor(dx * 130), Math.floor(dz * 130), 6) +
            0.3 * noise(dx * 7, dz * 7 + y * 6, 3)
          s.colour = [tone[0] * speck, tone[1] * speck, tone[2] * speck]
        } else if (kind === 2) {
          const weave = 0.8 + 0.25 * Math.sin(Math.atan2(dz, dx) * 120) * Math.sin(y * 150)
          s.colour = [0.42 * weave, 0.3 * weave, 0.17 * weave]
        } else if (kind === 3) {
          s.colour = [0.42, 0.3, 0.16]
          s.gloss = 0.35
        } else s.colour = [0.14, 0.09, 0.06]
      },
      background: (_x, dy) => [0.1 + 0.1 * dy, 0.055, 0.03],
      lamps: [
        { at: [-3.4, 3.6, 2.2], colour: [44, 30, 16], hard: 12 },
        { at: [3.5, 2.6, 6], colour: [22, 14, 7], hard: 6 },
        { at: [2.5, 3, -3], colour: [4, 4.6, 5.6], hard: 4 },
      ],
      above: [0.075, 0.07, 0.075],
      below: [0.06, 0.035, 0.02],
      fog: { colour: [0.2, 0.1, 0.045], density: 0.05 },
    })
    const next = random(6)
    await layer(
      c,
      times(26, () =>
        oval(
          next() * 1600,
          next() * 170,
          14 + next() * 34,
          14 + next() * 34,
          next() < 0.8 ? '#ffac4d' : '#ff6b3a',
          `opacity="${0.08 + next() * 0.25}"`,
        ),
      ),
      { mode: 'add', blur: 5 },
    )
    rays(c, 120, -160, '#ffd28c', 0.22, 900, 3, 8)
    finish(c, {
      contrast: 0.3,
      vignette: 0.5,
      saturation: 0.95,
      lights: [0.02, 0.004, -0.02],
      shadows: [0.01, 0.002, 0.008],
    })
  },
}
