/**
 * Films the demonstration newsroom's three silent clips: `node scripts/demo-pictures/clips.ts [name…]`.
 * Needs `ffmpeg` on the path; nothing else of the project does.
 */
import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { clouds, glow, mist, sky } from './kit/air.ts'
import { blend, type Canvas, canvas, layer, rgb, shade } from './kit/canvas.ts'
import { birds } from './kit/figures.ts'
import { bytes, type Finish, finish } from './kit/finish.ts'
import { clamp, fbm, smooth } from './kit/random.ts'
import { dunes, roadAt } from './scenes/land/desert-road.ts'
import { harbour } from './scenes/sea/harbour-dawn.ts'
import { arena } from './scenes/sport/stadium-night.ts'

interface Clip {
  name: string
  /** Rows cut off above, of the 640 painted; 540 stay. */
  above: number
  seconds: number
  look: Finish
  paint(c: Canvas, time: number): Promise<void>
}

const width = 960
const height = 540
const rate = 25

let land: Float32Array | undefined

/** The sun goes down over the road, dust drifts, and one car comes out of the distance. */
async function desert(c: Canvas, time: number): Promise<void> {
  if (!land) {
    land = c.rgb.slice().fill(-1)
    const still = { ...c, rgb: land }
    dunes(still)
  }
  const solid = land
  const low = time / 10
  const sun = 372 + 66 * low
  sky(c, [
    [0, '#35617f'],
    [230, '#7f9ea4'],
    [400, '#e3c597'],
    [520, '#f7c680'],
  ])
  clouds(c, {
    seed: 5,
    bottom: 430,
    size: 700,
    flat: 5,
    cover: 0.44,
    lit: '#ffdca8',
    dark: '#8597a0',
    sun: [1240, sun],
    opacity: 0.75,
    drift: time * 0.012,
  })
  glow(c, 1240, sun, 330, '#ffb75e', 0.6)
  glow(c, 1240, sun, 34, '#fff1cc', 1.3)
  for (let i = 0; i < solid.length; i += 3) {
    if (solid[i]! < 0) continue
    c.rgb[i] = solid[i]! * (1.04 - 0.1 * low)
    c.rgb[i + 1] = solid[i + 1]! * (1.02 - 0.18 * low)
    c.rgb[i + 2] = solid[i + 2]! * (1 - 0.12 * low)
  }
  const dust = rgb('#f3cf98')
  shade(c, (x, y, pixel) => {
    if (y < 430) return
    const n = fbm((x + y * 0.4) / 460 - time * 0.3, y / 120 + time * 0.05, 4, 8)
    blend(pixel, dust, 0.4 * smooth(0.46, 0.8, n) * smooth(430, 560, y) * smooth(1067, 700, y))
  })
  const z = 74 - time * 5.6
  const forward = 2 + z
  const tilt = 0.1
  const rise = 0.35 - 1.5
  const depth = forward * Math.cos(tilt) - rise * Math.sin(tilt)
  const px = 800 + ((roadAt(z) + 0.42 - 0.3) / depth / 0.5) * 533.5
  const py = 533.5 - ((rise * Math.cos(tilt) + forward * Math.sin(tilt)) / depth / 0.5) * 533.5
  const size = 533.5 / depth / 0.5
  mist(c, 520, 34, '#f5d19a', 0.35, 3, time * 0.06)
  shade(c, (x, y, pixel) => {
    const d = Math.hypot((x - px - size * 0.2) / (size * 1.7), (y - py + size * 0.5) / (size * 0.9))
    if (d < 2) blend(pixel, dust, clamp(0.75 * Math.exp(-d * d) * (0.4 + fbm(x / 30 - time, y / 22, 3, 9))))
  })
  const w = size * 0.36
  await layer(
    c,
    `<rect x="${px - w}" y="${py - w * 1.5}" width="${2 * w}" height="${w * 1.7}" rx="${w * 0.4}" fill="#2a1d18"/><rect x="${px - w * 0.76}" y="${py - w * 1.34}" width="${w * 1.52}" height="${w * 0.6}" fill="#f3c58a" opacity="0.7"/>`,
  )
  for (const side of [-1, 1]) glow(c, px + side * w * 0.7, py - w * 0.4, 5 + size * 0.05, '#fff2cc', 1.2)
  await layer(c, birds(430 + time * 26, 250 - time * 4, 240, 5, '#4b4a46', 9))
}

const clips: Clip[] = [
  {
    name: 'harbour',
    above: 60,
    seconds: 9,
    paint: harbour,
    look: { grain: 0, brush: 1, lights: [0.02, 0.005, -0.02], shadows: [0, 0.005, 0.03] },
  },
  {
    name: 'stadium',
    above: 40,
    seconds: 8,
    paint: arena,
    look: { grain: 0, brush: 1, bloom: 0.7, contrast: 0.3, vignette: 0.45, shadows: [0, 0.003, 0.016] },
  },
  {
    name: 'desert',
    above: 80,
    seconds: 10,
    paint: desert,
    look: {
      grain: 0,
      brush: 1,
      contrast: 0.32,
      lights: [0.02, 0.005, -0.02],
      shadows: [0.012, 0, 0.03],
      vignette: 0.42,
    },
  },
]

function run(args: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn('ffmpeg', ['-hide_banner', '-loglevel', 'error', '-y', ...args], { stdio: 'inherit' })
    child.on('error', () =>
      reject(new Error('ffmpeg is not installed; the clips need it (apt-get install ffmpeg)')),
    )
    child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`ffmpeg ended with ${code}`))))
  })
}

async function film(clip: Clip): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'clip-'))
  const frames = clip.seconds * rate
  for (let frame = 0; frame < frames; frame++) {
    const c = canvas(1600, 1067, width / 1600)
    await clip.paint(c, frame / rate)
    finish(c, clip.look)
    const from = clip.above * width * 3
    const picture = bytes(c).subarray(from, from + width * height * 3)
    await writeFile(
      join(folder, `${String(frame).padStart(4, '0')}.ppm`),
      Buffer.concat([Buffer.from(`P6 ${width} ${height} 255\n`), picture]),
    )
  }
  // Two passes to a bit rate that leaves every clip under 450 KB.
  const kilobits = Math.floor((425 * 8) / clip.seconds)
  const source = ['-framerate', String(rate), '-i', join(folder, '%04d.ppm')]
  const coding = [
    '-c:v',
    'libx264',
    '-preset',
    'veryslow',
    '-threads',
    '1',
    '-b:v',
    `${kilobits}k`,
    '-pix_fmt',
    'yuv420p',
    '-passlogfile',
    join(folder, 'log'),
    '-map_metadata',
    '-1',
    '-fflags',
    '+bitexact',
    '-flags:v',
    '+bitexact',
  ]
  await run([...source, ...coding, '-pass', '1', '-an', '-f', 'null', '/dev/null'])
  const target = join(import.meta.dirname, `../../demo/videos/${clip.name}.mp4`)
  await run([...source, ...coding, '-pass', '2', '-an', '-movflags', '+faststart', target])
  await rm(folder, { recursive: true })
  console.log(`${clip.name}.mp4`)
}

await mkdir(join(import.meta.dirname, '../../demo/videos'), { recursive: true })
const wanted = process.argv.slice(2)
for (const clip of clips) if (!wanted.length || wanted.includes(clip.name)) await film(clip)
