import { clouds, glow, mist, rays, sky } from '../../kit/air.ts'
import { add, blend, type Canvas, layer, type Scene, shade } from '../../kit/canvas.ts'
import { crowd, person } from '../../kit/figures.ts'
import { finish } from '../../kit/finish.ts'
import { fbm, hash, length, random, smooth } from '../../kit/random.ts'
import { line, oval, path, rect, times } from '../../kit/svg.ts'

/** The bowl of a stadium at night, from high in a stand; `time` moves flashes and flags of light. */
export async function arena(c: Canvas, time = 0): Promise<void> {
  sky(c, [
    [0, '#050a18'],
    [200, '#0d1c38'],
    [330, '#26406a'],
    [420, '#4b6388'],
  ])
  clouds(c, {
    seed: 13,
    bottom: 380,
    size: 520,
    flat: 4,
    cover: 0.62,
    soft: 0.4,
    lit: '#8ca6cf',
    dark: '#0c1830',
    sun: [800, 380],
    opacity: 0.55,
    drift: time * 0.006,
  })
  const roof =
    path(
      'M-10 330C160 246 420 214 800 210S1440 246 1610 330V392C1440 318 1180 290 800 288S160 318-10 392Z',
      '#0c1420',
    ) +
    line('M-10 392C160 318 420 290 800 288S1440 318 1610 392', '#dfeaff', 3, 'opacity="0.8"') +
    times(40, (i) =>
      line(
        `M${i * 41} ${300 - 82 * Math.sin((i / 39) * Math.PI)}V${374 - 82 * Math.sin((i / 39) * Math.PI)}`,
        '#1d2c44',
        2,
      ),
    )
  // Stands: two tiers of people around the pitch.
  shade(c, (x, y, pixel) => {
    const bow = 82 * Math.sin((x / 1600) * Math.PI)
    const top = 384 - bow
    const low = 640 - bow * 0.4
    if (y < top || y > low + 60) return
    const t = (y - top) / (low - top)
    // Rows bend with the stand and grow towards the pitch.
    const row = Math.floor(64 * (1 - (1 - t) ** 1.35 * 0.5 - (1 - t) * 0.5))
    const seat = Math.floor((x - 800) / (5.6 + row * 0.06) + (row % 2) * 0.5)
    const h = hash(seat, row, 3)
    const aisle = Math.abs(((x - 800) / (1 + t * 0.2)) % 148) < 4 + t * 3
    const walk = Math.abs(t - 0.48) < 0.035
    const block = fbm(x / 210, y / 120, 3, 9)
    const tone = 0.14 + 0.42 * h * h + 0.2 * smooth(0.4, 0.7, block)
    const tint = hash(seat, row, 5)
    const colour =
      tint < 0.5
        ? [0.8, 0.86, 1]
        : tint < 0.75
          ? [1, 0.42, 0.34]
          : tint < 0.9
            ? [1, 0.86, 0.6]
            : [0.4, 0.6, 1]
    const light = (0.35 + 0.75 * t) * (aisle || walk ? 0.3 : 1)
    for (let i = 0; i < 3; i++) pixel[i] = 0.03 + colour[i]! * tone * light * 0.8
    const spark = hash(seat, row, 40 + Math.floor(time * 6 + hash(seat, row, 8) * 6))
    if (spark > 0.9965 && !aisle) add(pixel, [1, 1, 1], 1.1)
  })
  await layer(c, roof, { texture: 0.12 })
  // The pitch in perspective.
  const edge = (x: number) => 640 - 32 * Math.sin((x / 1600) * Math.PI)
  shade(c, (x, y, pixel) => {
    if (y < edge(x)) return
    const z = 250 / (y - 520)
    const u = (x - 800) * z * 0.0128
    const v = z * 10
    const grass = Math.floor(v * 0.9 + 60) % 2 === 0 ? 1 : 0.84
    const n = 0.9 + 0.2 * fbm(u * 7, v * 7, 4, 6)
    const pool = 0.72 + 0.4 * Math.exp(-(((x - 800) / 620) ** 2))
    pixel[0] = 0.15 * grass * n * pool
    pixel[1] = 0.46 * grass * n * pool
    pixel[2] = 0.22 * grass * n * pool
    // Lines as wide as the eye sees them: along the pitch, and across it where it foreshortens.
    const along = z * 0.0128 * (1.4 + (y - 640) * 0.007)
    const across = (v / (y - 520)) * (0.7 + (y - 640) * 0.002)
    const lines = [
      Math.abs(Math.abs(u) - 13.6) / along,
      Math.abs(v - 19.6) / across,
      Math.abs(u) / along,
      Math.abs(length(u, (v - 11.4) * 1.5) - 3.4) / (along + across * 0.45),
      Math.abs(u) > 9.8 && Math.abs(v - 11.4) < 4.2 ? Math.abs(Math.abs(u) - 9.8) / along : 9,
      Math.abs(u) > 9.8 && Math.abs(u) < 13.6 ? Math.abs(Math.abs(v - 11.4) - 4.2) / across : 9,
    ]
    if (Math.abs(u) < 13.7 && v < 19.7)
      for (const d of lines) if (d < 1) blend(pixel, [0.9, 0.96, 0.92], 0.75)
    if (Math.abs(u) > 14.6 || v > 20.6) {
      const board = smooth(edge(x), edge(x) + 5, y) * smooth(edge(x) + 22, edge(x) + 16, y)
      blend(
        pixel,
        hash(Math.floor((x + time * 40) / 130), 3, 8) > 0.5 ? [0.3, 0.75, 1] : [1, 0.75, 0.35],
        board * 0.75,
      )
    }
  })
  const next = random(29)
  const run = (i: number) => Math.sin(time * (0.5 + (i % 5) * 0.13) + i * 1.7) * 16
  await layer(
    c,
    times(21, (i) => {
      const y = 672 + next() * 165
      const x = 300 + next() * 1000 + run(i) * ((y - 560) / 200)
      const h = 20 + (y - 640) * 0.16
      const hue = i % 2 ? '#f1f4f6' : '#c2322b'
      return (
        oval(x + h * 0.45, y + 1, h * 0.5, h * 0.07, '#04140a', 'opacity="0.5"') +
        oval(x - h * 0.45, y + 1, h * 0.5, h * 0.07, '#04140a', 'opacity="0.4"') +
        person(x, y, h, hue, next() < 0.5 ? 'run' : 'walk', next() < 0.5 ? 1 : -1)
      )
    }),
  )
  const mast = (x: number, y: number, s: number) =>
    line(`M${x} ${y}L${x} ${y + 330 * s}`, '#101a2a', 9 * s) +
    rect(x - 74 * s, y - 44 * s, 148 * s, 88 * s, '#0b121e') +
    times(18, (i) =>
      oval(
        x - 58 * s + (i % 6) * 23 * s,
        y - 26 * s + Math.floor(i / 6) * 26 * s,
        9.5 * s,
        9.5 * s,
        '#ffffff',
      ),
    )
  await layer(c, mast(236, 120, 0.8) + mast(1364, 120, 0.8))
  for (const x of [236, 1364]) {
    glow(c, x, 120, 300, '#bcd4ff', 0.34)
    glow(c, x, 120, 84, '#f2f7ff', 0.8)
    rays(c, x, 120, '#cfe0ff', 0.16, 520, x, 7)
  }
  glow(c, 800, 300, 620, '#7fa0d0', 0.12, 0.35)
  mist(c, 590, 130, '#9db8dd', 0.22, 4, time * 0.03)
  await layer(c, crowd(1000, 130, '#0b101a', 4) + rect(0, 1000, 1600, 80, '#0b101a'), { opacity: 0.98 })
  // Arms in the air: a scarf held high, a fist, two open hands.
  const sway = Math.sin(time * 2.2) * 8
  const arm = (d: string, x: number, y: number) =>
    line(d, '#070b12', 24, 'stroke-linecap="round" stroke-linejoin="round"') + oval(x, y, 13, 17, '#070b12')
  const fans =
    arm(`M330 1080L318 960L${334 + sway} 842`, 336 + sway, 828) +
    arm(`M470 1080L486 960L${472 + sway} 846`, 470 + sway, 832) +
    path(
      `M${306 + sway} 812Q${404 + sway} 850 ${500 + sway} 816L${502 + sway} 852Q${404 + sway} 888 ${304 + sway} 848Z`,
      '#7d1f1c',
    ) +
    arm(`M1000 1080L1030 966L${1012 - sway} 850`, 1010 - sway, 836) +
    arm(`M1236 1080L1216 970L${1232 + sway} 866`, 1234 + sway, 850) +
    arm(`M1384 1080L1410 970L${1396 + sway} 860`, 1394 + sway, 844)
  await layer(c, crowd(1096, 200, '#060910', 7) + fans, { blur: 1.4 })
}

export const stadiumNight: Scene = {
  key: 'stadium-night',
  focal: { x: 0.5, y: 0.5 },
  async paint(c) {
    await arena(c)
    finish(c, { bloom: 0.7, contrast: 0.3, vignette: 0.45, shadows: [0, 0.003, 0.016] })
  },
}
