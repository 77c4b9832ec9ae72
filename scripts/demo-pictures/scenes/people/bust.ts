import type { Colour } from '../../kit/canvas.ts'
import { egg, melt, rod } from '../../kit/march.ts'
import { length, noise, smooth } from '../../kit/random.ts'

/** A sitter: nobody in particular. Features are hinted at, as in a sculptor's sketch. */
export interface Sitter {
  skin: Colour
  cloth: Colour
  shirt: Colour
  back: Colour
  turn: number
  hair?: { colour: Colour; cut: 'short' | 'long' | 'curly' | 'bob' }
  beard?: Colour
  veil?: Colour
  headcloth?: boolean
  glasses?: boolean
  open?: boolean
}

type Part = 'skin' | 'hair' | 'beard' | 'cloth' | 'veil' | 'cord' | 'glasses'

/** The body grown out of simple volumes; face towards −z, eyes about y = 0.1. */
export function bust(s: Sitter) {
  let part: Part = 'skin'
  const sin = Math.sin(s.turn)
  const cos = Math.cos(s.turn)
  const half = s.turn * 0.45
  const [bs, bc] = [Math.sin(half), Math.cos(half)]
  const turned = (x: number, z: number): [number, number] => [x * cos - z * sin, x * sin + z * cos]

  const head = (x: number, y: number, z: number) => {
    const m = Math.abs(x)
    let d = melt(
      egg(x, y - 0.3, z - 0.06, 0.9, 1.02, 1.04),
      egg(x, y + 0.46, z + 0.16, 0.66, 0.78, 0.74),
      0.34,
    )
    d = melt(d, egg(x, y + 1.02, z + 0.62, 0.27, 0.2, 0.22), 0.26)
    d = melt(d, egg(m - 0.44, y + 0.2, z + 0.52, 0.24, 0.22, 0.26), 0.36)
    d = melt(d, egg(x, y - 0.4, z + 0.8, 0.58, 0.13, 0.2), 0.24)
    const socket = egg(m - 0.37, y - 0.12, z + 1.07, 0.24, 0.16, 0.24)
    const h = Math.max(0, 0.2 - Math.abs(d + socket)) / 0.2
    d = Math.max(d, -socket) + h * h * 0.05
    d = melt(d, egg(m - 0.36, y - 0.09, z + 0.8, 0.19, 0.115, 0.13), 0.05)
    d = melt(d, rod(x, y, z, [0, 0.2, -0.95], [0, -0.24, -1.15], 0.085), 0.14)
    d = melt(d, egg(m - 0.1, y + 0.28, z + 1.04, 0.1, 0.085, 0.12), 0.09)
    d = melt(d, egg(x, y + 0.585, z + 0.87, 0.25, 0.055, 0.11), 0.07)
    d = melt(d, egg(x, y + 0.69, z + 0.86, 0.2, 0.065, 0.11), 0.05)
    return melt(d, egg(m - 0.92, y - 0.02, z - 0.1, 0.08, 0.26, 0.17), 0.06)
  }

  return {
    turned,
    part: () => part,
    distance(wx: number, y: number, wz: number): number {
      const [x, z] = turned(wx, wz)
      const bx = wx * bc - wz * bs
      const bz = wx * bs + wz * bc
      part = 'skin'
      let best = 99
      const take = (d: number, kind: Part) => {
        if (d < best) {
          best = d
          part = kind
        }
      }
      take(melt(head(x, y, z), rod(x, y, z, [0, -0.7, 0.2], [0, -2.1, 0.34], 0.47), 0.3), 'skin')
      const m = Math.abs(bx)
      const torso = melt(
        egg(bx, y + 3.7, bz - 0.3, 1.75, 1.7, 0.95),
        egg(m - 1.35, y + 2.95, bz - 0.32, 0.72, 0.6, 0.66),
        0.7,
      )
      const collar =
        s.open || s.headcloth || s.veil ? 0 : 0.04 * smooth(0.06, 0, Math.abs(m - (y + 3.5) * 0.33) - 0.02)
      const crease =
        y < -1.4 ? 0.025 * Math.sin(bx * 5 + y * 7 + 2 * noise(bx, y, 4)) * smooth(0.5, 1.7, m) : 0
      take(melt(torso, rod(bx, y, bz, [0, -2, 0.34], [0, -2.1, 0.3], 0.66), 0.42) - collar + crease, 'cloth')
      if (s.hair) {
        const { cut } = s.hair
        const fine =
          cut === 'curly'
            ? 0.09 * noise(x * 6 + z * 3, y * 6 - z * 4, 3) + 0.05 * noise(x * 13, y * 13 + z * 9, 5)
            : 0.022 * noise((x + y * 0.35) * 11, z * 4 + y * 2, 3)
        const size = cut === 'curly' ? 1.16 : cut === 'short' ? 1 : 1.07
        const shell = egg(x, y - 0.4, z - 0.14, 0.98 * size, 1.04 * size, 1.06 * size)
        const parting = cut === 'long' ? 0.55 * Math.abs(x - 0.16) - 0.12 : 0.16 * Math.abs(x)
        const line = -(y - 0.84 + parting + 0.98 * (z + 0.86)) / 1.5
        let d = Math.max(shell, line) + fine
        if (cut === 'long' || cut === 'bob') {
          const wave = 0.05 * Math.sin(y * 4.2 + x * 2) + 0.03 * Math.sin((x + z) * 16 + y * 3)
          const fall = cut === 'long' ? 1.65 : 0.85
          const side = egg(
            Math.abs(x) - 0.86,
            y + 0.55 + (cut === 'long' ? 0.5 : 0),
            z - 0.25,
            0.36,
            fall,
            0.62,
          )
          d = melt(d, Math.max(side, -0.98 - z * 0.6 - 0.4) + wave * 0.8, 0.22)
          d = melt(d, egg(x, y + 0.6, z - 0.72, 0.95, fall, 0.5) + wave, 0.25)
        }
        take(d * 0.85, 'hair')
      }
      if (s.beard) {
        const shell =
          melt(
            egg(x, y + 0.52, z + 0.17, 0.7, 0.83, 0.81),
            egg(x, y + 1.04, z + 0.62, 0.34, 0.28, 0.32),
            0.22,
          ) +
          0.02 * noise(x * 14, y * 12 + z * 10, 7)
        const upper = y + 0.4 - 0.95 * Math.max(0, Math.abs(x) - 0.26) - 0.3 * Math.max(0, z + 0.6)
        const lips = 0.2 - length(x * 0.78, (y + 0.62) * 1.9)
        take(Math.max(shell, upper * 0.7, lips * 0.7, z - 0.1) * 0.85, 'beard')
      }
      if (s.veil) {
        const fold =
          0.028 *
          Math.sin(
            11 * length(x * 0.9, y + 0.1) + 3 * Math.atan2(y + 0.3, x) + 1.4 * noise(x * 2, y * 2 + z, 3),
          ) *
          smooth(0.5, 1.2, length(x, y))
        const hood = egg(x, y - 0.22, z - 0.12, 1.06, 1.22, 1.22)
        const opening = (length(x / 0.735, (y + 0.03) / 0.99) - 1) * 0.7
        const cap = Math.max(
          melt(hood, egg(x, y + 0.95, z + 0.02, 0.82, 0.62, 0.86), 0.4),
          z < 0.25 ? -opening : -0.4,
        )
        const wrap = 0.05 * Math.sin(7 * y + 2.6 * bx + 1.6 * noise(bx * 1.4, y * 1.4, 6))
        const throat =
          melt(
            egg(bx, y + 1.62, bz - 0.12, 0.86, 0.56, 0.84),
            egg(bx, y + 2.3, bz - 0.2, 1.5, 0.62, 0.92),
            0.5,
          ) + wrap
        const tail =
          egg(bx - 0.35 - 0.1 * y, y + 3, bz + 0.52, 0.46, 1.3, 0.22) + 0.03 * Math.sin(bx * 16 + y * 2)
        take(melt(melt(cap + fold, throat, 0.22), tail, 0.2) * 0.8, 'veil')
      }
      if (s.headcloth) {
        const fold =
          0.035 * Math.sin(9 * Math.abs(x) + 2.2 * y + noise(x * 2, y * 2, 4)) * smooth(0.5, -0.6, y)
        const cap = egg(x, y - 0.42, z - 0.14, 1.06, 1.08, 1.14)
        const face = Math.max(cap, z < -0.05 ? 0.66 - y : -1)
        const m2 = Math.abs(x)
        const drape = egg(m2 - 0.92 - 0.1 * (0.4 - y), y + 0.72, z - 0.22, 0.24, 1.75, 0.72)
        const back = egg(x, y + 0.7, z - 0.85, 1.15, 1.9, 0.42)
        take(melt(melt(face, drape + fold, 0.3), back + fold, 0.3) * 0.8, 'veil')
        for (const lift of [0.86, 1])
          take(
            length(length(x / 1, (z - 0.14) / 1.08) - 0.94 + (lift - 0.86) * 0.4, y - lift + 0.1 * z) - 0.065,
            'cord',
          )
      }
      if (s.glasses) {
        const m2 = Math.abs(x)
        const rim =
          length(Math.max(Math.abs(m2 - 0.38) - 0.09, 0), Math.max(Math.abs(y - 0.1) - 0.03, 0)) - 0.17
        const frame = length(rim, z + 1.1 - 0.16 * m2) - 0.015
        const bridge = length(Math.max(m2 - 0.12, 0), length(y - 0.14, z + 1.12)) - 0.015
        const arm =
          length(Math.max(0, -z - 1.02, z - 0.1), length(m2 - 0.72 - 0.22 * (z + 1), y - 0.16)) - 0.016
        take(Math.min(frame, bridge, arm), 'glasses')
      }
      return best * 0.9
    },
    chest: (wx: number, wz: number): [number, number] => [wx * bc - wz * bs, wx * bs + wz * bc],
  }
}
