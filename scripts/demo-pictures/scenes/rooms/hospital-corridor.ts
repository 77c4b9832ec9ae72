import { glow } from '../../kit/air.ts'
import { layer, type Scene } from '../../kit/canvas.ts'
import { person } from '../../kit/figures.ts'
import { finish } from '../../kit/finish.ts'
import { box, drum, march, rod } from '../../kit/march.ts'
import { hash, length, smooth } from '../../kit/random.ts'
import { rect } from '../../kit/svg.ts'

export const hospitalCorridor: Scene = {
  key: 'hospital-corridor',
  focal: { x: 0.56, y: 0.52 },
  async paint(c) {
    let kind = 0
    await march(c, {
      eye: [-0.45, 1.4, 0],
      target: [0.1, 1.3, 12],
      lens: 0.5,
      far: 44,
      distance(x, y, z) {
        kind = 0
        const bay = ((z + 60) % 5) - 2.5
        const door = Math.max(Math.abs(bay) - 0.62, y - 2.15)
        let best = 1.7 - Math.abs(x) + (door < 0 ? 0.09 : 0)
        if (y < best) {
          best = y
          kind = 1
        }
        if (2.75 - y < best) {
          best = 2.75 - y
          kind = 2
        }
        if (30 - z < best) {
          best = 30 - z
          kind = 3
        }
        const rail = Math.max(length(1.62 - Math.abs(x), y - 0.95) - 0.045, 0.68 - Math.abs(bay))
        if (rail < best) {
          best = rail
          kind = 4
        }
        const bed = Math.min(
          box(x - 1.12, y - 0.62, z - 7.2, 0.4, 0.09, 0.95, 0.06),
          box(x - 1.12, y - 0.78, z - 7.95, 0.3, 0.07, 0.2, 0.06),
        )
        if (bed < best) {
          best = bed
          kind = 5
        }
        const frame = Math.min(
          box(x - 1.12, y - 0.5, z - 7.2, 0.42, 0.03, 1),
          box(x - 1.12, y - 0.7, Math.abs(z - 7.2) - 1, 0.42, 0.26, 0.02, 0.02),
          box(Math.abs(x - 1.12) - 0.36, y - 0.26, Math.abs(z - 7.2) - 0.85, 0.02, 0.26, 0.02),
        )
        if (frame < best) {
          best = frame
          kind = 6
        }
        const stand = Math.min(
          rod(x, y, z, [0.62, 0, 6.1], [0.62, 1.9, 6.1], 0.016),
          rod(x, y, z, [0.5, 1.9, 6.1], [0.74, 1.9, 6.1], 0.014),
          drum(x - 0.62, y - 0.03, z - 6.1, 0.2, 0.015),
        )
        if (stand < best) {
          best = stand
          kind = 6
        }
        const bag = box(x - 0.72, y - 1.72, z - 6.1, 0.055, 0.1, 0.02, 0.02)
        if (bag < best) {
          best = bag
          kind = 7
        }
        return best
      },
      surface(x, y, z, s) {
        s.gloss = 0.05
        s.glow = 0
        const bay = ((z + 60) % 5) - 2.5
        if (kind === 0) {
          const door = Math.abs(bay) < 0.62 && y < 2.15
          const pane = door && Math.abs(bay) < 0.16 && y > 1.2 && y < 1.85
          s.colour = door ? [0.36, 0.26, 0.16] : y < 0.95 ? [0.2, 0.4, 0.4] : [0.62, 0.7, 0.66]
          if (pane) {
            s.colour = [1, 0.8, 0.5]
            s.glow = hash(Math.floor((z + 60) / 5), x > 0 ? 1 : 2, 6) > 0.4 ? 1.5 : 0.1
          }
        } else if (kind === 1) {
          const tile =
            smooth(0.485, 0.5, Math.abs(((x * 1.4 + 40) % 1) - 0.5)) +
            smooth(0.485, 0.5, Math.abs(((z * 1.4) % 1) - 0.5))
          s.colour =
            Math.abs(Math.abs(x) - 1.2) < 0.07
              ? [0.1, 0.3, 0.32]
              : [0.46 - tile * 0.1, 0.52 - tile * 0.1, 0.5 - tile * 0.1]
          s.gloss = 0.55
        } else if (kind === 2) {
          const lamp = Math.abs(x) < 0.34 && Math.abs(bay) < 0.75
          const off = Math.floor((z + 60) / 5) === 13
          s.colour = lamp ? [0.86, 1, 0.96] : [0.5, 0.56, 0.54]
          s.glow = lamp ? (off ? 0.5 : 3.2) : 0
        } else if (kind === 3) {
          const window = Math.abs(x) < 1.1 && y > 0.1 && y < 2.4
          const bar = Math.abs(x) < 0.04 || Math.abs(y - 1.3) < 0.03
          s.colour = window && !bar ? [1, 0.86, 0.62] : [0.3, 0.34, 0.33]
          s.glow = window && !bar ? 4 : 0
        } else if (kind === 4) s.colour = [0.4, 0.3, 0.2]
        else if (kind === 5) s.colour = [0.8, 0.84, 0.84]
        else if (kind === 7) {
          s.colour = [0.8, 0.5, 0.3]
          s.glow = 0.3
        } else {
          s.colour = [0.5, 0.54, 0.55]
          s.gloss = 0.5
        }
      },
      background: () => [0, 0, 0],
      lamps: [
        { at: [0, 2.55, 2.5], colour: [2.4, 2.9, 2.8], hard: 3 },
        { at: [0, 2.55, 7.5], colour: [2.4, 2.9, 2.8], hard: 3 },
        { at: [0, 2.55, 12.5], colour: [2.4, 2.9, 2.8], hard: 3 },
        { at: [0, 2.55, 22.5], colour: [2.4, 2.8, 2.7], hard: 3 },
        { at: [0, 1.6, 29], colour: [9, 6.8, 4.2], hard: 5 },
      ],
      above: [0.1, 0.13, 0.13],
      below: [0.08, 0.1, 0.1],
      fog: { colour: [0.62, 0.62, 0.52], density: 0.012 },
    })
    const nurse =
      person(770, 716, 290, '#16282c', 'walk') +
      person(868, 712, 276, '#1d3337', 'veil') +
      rect(744, 560, 22, 30, '#b9c7bf')
    await layer(c, `<g transform="translate(0 1430) scale(1 -1)">${nurse}</g>`, { opacity: 0.28, blur: 5 })
    await layer(c, nurse, { texture: 0.12, blur: 0.7 })
    glow(c, 840, 520, 260, '#ffdca4', 0.2)
    finish(c, { contrast: 0.32, saturation: 0.92, vignette: 0.5, shadows: [0, 0.008, 0.012] })
  },
}
