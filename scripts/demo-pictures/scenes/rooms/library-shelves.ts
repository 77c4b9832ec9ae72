import { shaft } from '../../kit/air.ts'
import { type Colour, layer, type Scene } from '../../kit/canvas.ts'
import { person } from '../../kit/figures.ts'
import { finish } from '../../kit/finish.ts'
import { box, march, rod } from '../../kit/march.ts'
import { hash, length } from '../../kit/random.ts'
import { oval, rect } from '../../kit/svg.ts'

export const libraryShelves: Scene = {
  key: 'library-shelves',
  focal: { x: 0.5, y: 0.5 },
  async paint(c) {
    let kind = 0
    const shelf = 0.52
    const book = (y: number, z: number, side: number) => {
      const row = Math.floor(y / shelf)
      const slot = Math.floor(z / 0.075)
      const wide = hash(slot, row, side)
      const tall = 0.28 + 0.16 * hash(slot, row, side + 2)
      return { row, slot, wide, tall, level: y - row * shelf }
    }
    await march(c, {
      eye: [0.1, 1.5, -0.6],
      target: [0, 1.72, 9],
      lens: 0.56,
      far: 30,
      distance(x, y, z) {
        kind = 0
        const side = x > 0 ? 1 : 5
        const b = book(y, z, side)
        const depth =
          b.level < b.tall + 0.03
            ? 0.035 * b.wide + (Math.abs(z / 0.075 - b.slot - 0.5) > 0.44 ? 0.03 : 0)
            : 0.26
        let best = (1.5 + depth - Math.abs(x)) * 0.7
        const board = Math.max(Math.abs(((y + shelf / 2) % shelf) - shelf / 2) - 0.018, 1.42 - Math.abs(x))
        const post = Math.max(Math.abs(((z + 40) % 2.4) - 1.2) - 0.05, 1.38 - Math.abs(x))
        const wood = Math.min(board, post)
        if (wood < best) {
          best = wood
          kind = 1
        }
        if (y < best) {
          best = y
          kind = 2
        }
        const vault = 1.75 - length(x, Math.max(0, y - 3.5))
        const rib = vault - (Math.abs(((z + 40) % 2.4) - 1.2) < 0.1 ? 0.08 : 0)
        if (y > 3.4 && rib * 0.8 < best) {
          best = rib * 0.8
          kind = 3
        }
        if (19 - z < best) {
          best = 19 - z
          kind = 4
        }
        const lz = z - 2.4 * Math.max(1, Math.min(6, Math.round(z / 2.4)))
        const lamp = Math.min(length(x, y - 3.2, lz) - 0.1, Math.max(length(x, lz) - 0.012, 3.2 - y))
        if (lamp < best) {
          best = lamp
          kind = 5
        }
        const table = Math.min(
          box(x, y - 0.78, z - 7.5, 0.42, 0.03, 2.2, 0.01),
          box(Math.abs(x) - 0.34, y - 0.39, Math.abs(z - 7.5) - 2, 0.04, 0.39, 0.04),
        )
        if (table < best) {
          best = table
          kind = 6
        }
        const ladder = Math.min(
          rod(x, y, z, [0.95, 0, 3.5], [1.42, 3, 3.5], 0.025),
          rod(x, y, z, [0.95, 0, 3.95], [1.42, 3, 3.95], 0.025),
          y < 3
            ? Math.max(
                length(((y + 3) % 0.3) - 0.15, x - 0.95 - y * 0.157) - 0.016,
                Math.abs(z - 3.725) - 0.22,
              )
            : 9,
        )
        if (ladder < best) {
          best = ladder
          kind = 6
        }
        return best
      },
      surface(x, y, z, s) {
        s.gloss = 0.04
        s.glow = 0
        if (kind === 0) {
          const b = book(y, z, x > 0 ? 1 : 5)
          const tones: Colour[] = [
            [0.34, 0.07, 0.05],
            [0.11, 0.16, 0.12],
            [0.4, 0.24, 0.1],
            [0.07, 0.12, 0.2],
            [0.5, 0.4, 0.24],
            [0.2, 0.1, 0.07],
            [0.26, 0.2, 0.14],
          ]
          const tone =
            tones[Math.floor(hash(Math.floor(b.slot / (1 + (b.row % 3))), b.row, x > 0 ? 7 : 8) * 7)]!
          const gilt = Math.abs(b.level - b.tall * 0.78) < 0.012 || Math.abs(b.level - b.tall * 0.2) < 0.008
          s.colour = b.level > b.tall + 0.03 ? [0.03, 0.02, 0.015] : gilt ? [0.8, 0.56, 0.2] : tone
          s.gloss = gilt ? 0.4 : 0.1
        } else if (kind === 2) {
          const carpet = Math.abs(x) < 0.66
          const motif =
            Math.abs(Math.abs(x) - 0.55) < 0.025 ||
            Math.abs(((x * 3 + z * 1.5 + 60) % 1) - 0.5) > 0.45 !==
              Math.abs(((x * 3 - z * 1.5 + 60) % 1) - 0.5) > 0.45
          s.colour = carpet ? (motif ? [0.42, 0.24, 0.1] : [0.28, 0.04, 0.035]) : [0.22, 0.12, 0.06]
          s.gloss = carpet ? 0 : 0.4
        } else if (kind === 3) s.colour = [0.55, 0.44, 0.3]
        else if (kind === 4) {
          const window = y < 3.3 ? Math.abs(x) < 0.85 && y > 0.9 : length(x, y - 3.3) < 0.85
          const lead = Math.abs(((x * 3.2 + 20) % 1) - 0.5) > 0.45 || Math.abs(((y * 3.2) % 1) - 0.5) > 0.46
          s.colour = window && !lead ? [1, 0.9, 0.7] : [0.2, 0.14, 0.08]
          s.glow = window && !lead ? 2.4 : 0
        } else if (kind === 5) {
          s.colour = y < 3.32 ? [1, 0.72, 0.36] : [0.2, 0.14, 0.05]
          s.glow = y < 3.32 ? 4.5 : 0
        } else {
          s.colour = [0.3, 0.15, 0.07]
          s.gloss = 0.25
        }
      },
      background: () => [0, 0, 0],
      lamps: [2.4, 4.8, 7.2, 12]
        .map((z) => ({ at: [0, 3.02, z] as Colour, colour: [3.4, 2.1, 1] as Colour, hard: 7 }))
        .concat([{ at: [0, 2.8, 18], colour: [15, 12.5, 9], hard: 5 }]),
      above: [0.05, 0.045, 0.04],
      below: [0.04, 0.03, 0.022],
      fog: { colour: [0.7, 0.5, 0.28], density: 0.014 },
    })
    shaft(c, [800, 380], [800, 800], [60, 180], '#ffe7b8', 0.12)
    await layer(c, oval(866, 762, 60, 7, '#000', 'opacity="0.5"'), { blur: 5 })
    await layer(c, person(868, 760, 236, '#140c08', 'stand', -1) + rect(838, 618, 26, 34, '#8a3a22'), {
      texture: 0.15,
    })
    finish(c, {
      bloom: 0.6,
      contrast: 0.28,
      vignette: 0.5,
      lights: [0.02, 0.005, -0.015],
      shadows: [0.01, 0.003, 0.006],
    })
  },
}
