/**
 * Makes the demonstration newsroom's sounds: the horn of a lighthouse above the sea, and short pieces for an oud:
 * `node scripts/demo-pictures/sounds.ts`. Needs `ffmpeg` on the path.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { random } from './kit/random.ts'

const rate = 16_000

/** Loud from `from` to `to`, with soft edges. */
function envelope(time: number, from: number, to: number, edge: number): number {
  const rise = Math.min(1, Math.max(0, (time - from) / edge))
  const fall = Math.min(1, Math.max(0, (to - time) / edge))
  return rise * fall
}

/** Two low notes with their overtones, and a quieter echo. */
function horn(time: number): number {
  const blast = (at: number) => envelope(at, 0.8, 3.2, 0.25) + 0.9 * envelope(at, 4.2, 6.2, 0.25)
  const tone = (at: number) =>
    [1, 2, 3, 4].reduce((sum, n) => sum + Math.sin(2 * Math.PI * 92 * n * at) / (n * n), 0)
  return 0.42 * blast(time) * tone(time) + 0.1 * blast(time - 0.45) * tone(time - 0.45)
}

/** Waves: noise through a slow filter, swelling every three seconds. */
function sea(): (time: number) => number {
  const next = random(7)
  let low = 0
  return (time) => {
    low += 0.06 * (next() * 2 - 1 - low)
    return low * (0.5 + 0.35 * Math.sin((2 * Math.PI * time) / 3))
  }
}

function lighthouse(seconds: number): Float32Array {
  const waves = sea()
  return Float32Array.from({ length: rate * seconds }, (_, at) => {
    const time = at / rate
    return (horn(time) + waves(time)) * envelope(time, 0, seconds, 0.4)
  })
}

/** A plucked string (Karplus and Strong): noise that runs round a loop, softer each time. */
function pluck(
  into: Float32Array,
  at: number,
  frequency: number,
  loudness: number,
  next: () => number,
): void {
  const loop = Float32Array.from({ length: Math.round(rate / frequency) }, () => next() * 2 - 1)
  let place = 0
  let before = 0
  for (let n = Math.round(at * rate); n < into.length; n++) {
    const value = loop[place]!
    into[n]! += value * loudness
    loop[place] = 0.4985 * (value + before)
    before = value
    place = (place + 1) % loop.length
  }
}

/** The seven notes of maqam Hijaz, in cents above its lowest. */
const hijaz = [0, 100, 390, 500, 700, 800, 1000]

/** A walk up and down the maqam that ends on its lowest note, in a speed and rhythm of its own. */
function oud(seconds: number, seed: number): Float32Array {
  const next = random(seed)
  const into = new Float32Array(rate * seconds)
  const beat = 0.26 + 0.08 * next()
  const hertz = (step: number) => 146.8 * 2 ** (Math.floor(step / 7) + hijaz[((step % 7) + 7) % 7]! / 1200)
  let step = 4
  for (let time = 0.2; time < seconds - 2.6; time += beat * (next() < 0.3 ? 2 : 1)) {
    pluck(into, time, hertz(step), 0.3, next)
    if (next() < 0.2) pluck(into, time, hertz(step - 7), 0.22, next)
    step = Math.max(-2, Math.min(9, step + Math.round((next() - 0.52) * 4)))
  }
  pluck(into, seconds - 2.4, hertz(0), 0.36, next)
  pluck(into, seconds - 2.4, hertz(-7), 0.3, next)
  return into.map((value, at) => value * envelope(at / rate, 0, seconds, 0.3))
}

function write(key: string, sound: Float32Array, bitrate: string): void {
  const samples = Int16Array.from(sound, (value) => Math.round(Math.max(-1, Math.min(1, value)) * 32_000))
  const input = ['-f', 's16le', '-ar', String(rate), '-ac', '1', '-i', '-']
  const exact = ['-map_metadata', '-1', '-fflags', '+bitexact', '-flags:a', '+bitexact']
  const output = ['-c:a', 'aac', '-b:a', bitrate, ...exact, '-movflags', '+faststart']
  const { status, stderr } = spawnSync(
    'ffmpeg',
    ['-v', 'error', '-y', ...input, ...output, `demo/sounds/${key}.m4a`],
    { input: Buffer.from(samples.buffer) },
  )
  if (status !== 0) throw new Error(String(stderr))
}

mkdirSync('demo/sounds', { recursive: true })
write('lighthouse-horn', lighthouse(8), '32k')
write('oud-noon', oud(24, 11), '24k')
write('oud-harvest', oud(21, 23), '24k')
write('oud-train', oud(19, 5), '24k')
write('oud-islands', oud(22, 42), '24k')
write('oud-evening', oud(26, 17), '24k')
