import type { Colour, Scene } from '../../kit/canvas.ts'
import { finish } from '../../kit/finish.ts'
import { march } from '../../kit/march.ts'
import { fbm, length, noise, smooth } from '../../kit/random.ts'

import { bust, type Sitter } from './bust.ts'

const sitters: Sitter[] = [
  {
    skin: [0.43, 0.25, 0.15],
    cloth: [0.035, 0.05, 0.085],
    shirt: [0.72, 0.72, 0.7],
    back: [0.07, 0.17, 0.19],
    turn: 0.42,
    hair: { colour: [0.02, 0.016, 0.014], cut: 'short' },
    beard: [0.035, 0.025, 0.02],
  },
  {
    skin: [0.55, 0.34, 0.22],
    cloth: [0.09, 0.13, 0.13],
    shirt: [0.3, 0.3, 0.28],
    back: [0.25, 0.16, 0.09],
    turn: -0.4,
    veil: [0.62, 0.53, 0.42],
  },
  {
    skin: [0.46, 0.28, 0.19],
    cloth: [0.12, 0.1, 0.09],
    shirt: [0.38, 0.48, 0.6],
    back: [0.13, 0.13, 0.19],
    turn: -0.46,
    hair: { colour: [0.4, 0.39, 0.38], cut: 'short' },
    beard: [0.4, 0.38, 0.36],
    glasses: true,
  },
  {
    skin: [0.5, 0.3, 0.2],
    cloth: [0.26, 0.035, 0.05],
    shirt: [0.1, 0.03, 0.035],
    back: [0.19, 0.12, 0.1],
    turn: 0.36,
    hair: { colour: [0.045, 0.024, 0.016], cut: 'long' },
  },
  {
    skin: [0.36, 0.2, 0.12],
    cloth: [0.74, 0.71, 0.64],
    shirt: [0.74, 0.71, 0.64],
    back: [0.22, 0.15, 0.08],
    turn: 0.34,
    headcloth: true,
    beard: [0.022, 0.017, 0.015],
  },
  {
    skin: [0.3, 0.17, 0.1],
    cloth: [0.2, 0.14, 0.08],
    shirt: [0.2, 0.14, 0.08],
    back: [0.08, 0.16, 0.14],
    turn: 0.44,
    veil: [0.045, 0.1, 0.2],
    glasses: true,
  },
  {
    skin: [0.28, 0.155, 0.095],
    cloth: [0.1, 0.17, 0.13],
    shirt: [0.62, 0.58, 0.5],
    back: [0.24, 0.13, 0.07],
    turn: -0.4,
    hair: { colour: [0.016, 0.013, 0.012], cut: 'curly' },
    open: true,
  },
]

function portrait(index: number): Scene {
  const s = sitters[index]!
  return {
    key: `portrait-${index + 1}`,
    focal: { x: 0.5, y: 0.4 },
    size: [900, 900],
    async paint(c) {
      const body = bust(s)
      const side = s.turn > 0 ? -1 : 1
      await march(c, {
        eye: [0, -0.35, -9.2],
        target: [0, -0.7, 0],
        lens: 0.268,
        far: 16,
        steps: 130,
        distance: body.distance,
        surface(wx, y, wz, out) {
          const part = body.part()
          const [x, z] = body.turned(wx, wz)
          out.glow = 0
          out.gloss = 0.06
          const weave = 0.86 + 0.28 * fbm(wx * 5, y * 5 + wz * 3, 4, 8)
          const tinted = (base: Colour, k: number): Colour => [base[0] * k, base[1] * k, base[2] * k]
          if (part === 'skin') {
            const m = Math.abs(x)
            const brow =
              smooth(0.062, 0.03, Math.abs(y - 0.345 + 0.32 * (m - 0.34) ** 2 - 0.02)) *
              smooth(0.11, 0.17, m) *
              smooth(0.66, 0.56, m) *
              (z < -0.4 ? 1 : 0)
            const lash =
              smooth(0.03, 0.014, Math.abs(y - 0.045 - 0.5 * (m - 0.36) ** 2)) *
              smooth(0.2, 0.16, Math.abs(m - 0.36)) *
              (z < -0.6 ? 1 : 0)
            const lips = smooth(0.15, 0.09, length(x * 0.5, y + 0.635)) * (z < -0.6 ? 1 : 0)
            const warm = smooth(0.4, 0, length(m - 0.48, y + 0.2)) * 0.14
            const k = 0.94 + 0.1 * noise(x * 4, y * 4, 5)
            out.colour = [s.skin[0] * k * (1 + warm), s.skin[1] * k, s.skin[2] * k]
            for (let i = 0; i < 3; i++) {
              const hair = [0.03, 0.02, 0.016][i]!
              out.colour[i]! += (hair - out.colour[i]!) * Math.max(brow * 0.85, lash * 0.8)
              out.colour[i]! += (s.skin[i]! * [0.92, 0.56, 0.56][i]! - out.colour[i]!) * lips * 0.7
            }
            out.gloss = 0.11
          } else if (part === 'hair') {
            const strand = 0.7 + 0.6 * noise((x + y * 0.4) * 12, (z + y) * 4, 6)
            out.colour = tinted(s.hair!.colour, strand)
            out.gloss = 0.11
          } else if (part === 'beard') {
            out.colour = tinted(s.beard!, 0.7 + 0.6 * Math.abs(noise(x * 16, y * 9, 6)))
            out.gloss = 0
          } else if (part === 'veil') out.colour = tinted(s.headcloth ? [0.74, 0.72, 0.67] : s.veil!, weave)
          else if (part === 'cord' || part === 'glasses') {
            out.colour = [0.018, 0.016, 0.016]
            out.gloss = part === 'glasses' ? 0.4 : 0.1
          } else {
            const [bx, bz] = body.chest(wx, wz)
            const v = (y + 3.55) * (s.open ? 0.3 : 0.36)
            const inside = bz < 0.2 && Math.abs(bx) < v && y > -3.6
            const seam = bz < 0.2 && Math.abs(Math.abs(bx) - v) < 0.03
            const tie =
              inside &&
              !s.open &&
              !s.veil &&
              !s.headcloth &&
              s.hair?.cut !== 'long' &&
              Math.abs(bx) < 0.13 + 0.03 * (-2 - y) &&
              y < -1.78
            const placket = s.headcloth && bz < 0 && Math.abs(bx) < 0.03
            const base = tie
              ? ([s.back[0] * 1.2, s.back[1] * 0.7, s.back[2] * 0.7] as Colour)
              : inside
                ? s.shirt
                : s.cloth
            out.colour = tinted(base, weave * (seam || placket ? 0.55 : 1))
          }
        },
        background(dx, dy) {
          const v = 0.16 + 0.95 * Math.exp(-((dx - side * 0.1) ** 2) * 26 - (dy + 0.03) ** 2 * 16)
          const mottle = 0.84 + 0.34 * fbm(dx * 12 + index, dy * 12, 4, 3)
          return [s.back[0] * v * mottle, s.back[1] * v * mottle, s.back[2] * v * mottle]
        },
        lamps: [
          { at: [side * -5.2, 3.4, -5.4], colour: [104, 84, 62], hard: 5 },
          { at: [side * 5.4, 1.8, 4.2], colour: [52, 46, 42], hard: 8 },
          { at: [side * 4.4, -0.8, -6], colour: [9, 11, 15], hard: 3 },
        ],
        above: [0.13, 0.13, 0.14],
        below: [0.07, 0.055, 0.045],
      })
      finish(c, {
        brush: 3,
        bloom: 0.3,
        contrast: 0.3,
        vignette: 0.42,
        lights: [0.015, 0.004, -0.01],
        shadows: [0.006, 0.002, 0.006],
        grain: 0.014,
      })
    },
  }
}

export const portraits: Scene[] = sitters.map((_, index) => portrait(index))
