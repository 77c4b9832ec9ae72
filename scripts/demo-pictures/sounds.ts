/**
 * Makes the demonstration newsroom's sound, the horn of a lighthouse above the sea:
 * `node scripts/demo-pictures/sounds.ts`. Needs `ffmpeg` on the path.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { random } from './kit/random.ts'

const rate = 16_000
const seconds = 8

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

const waves = sea()
const samples = new Int16Array(rate * seconds)
for (const at of samples.keys()) {
  const time = at / rate
  const value = (horn(time) + waves(time)) * envelope(time, 0, seconds, 0.4)
  samples[at] = Math.round(Math.max(-1, Math.min(1, value)) * 32_000)
}
mkdirSync('demo/sounds', { recursive: true })
const input = ['-f', 's16le', '-ar', String(rate), '-ac', '1', '-i', '-']
const output = [
  '-c:a',
  'aac',
  '-b:a',
  '32k',
  '-map_metadata',
  '-1',
  '-fflags',
  '+bitexact',
  '-flags:a',
  '+bitexact',
]
const { status, stderr } = spawnSync(
  'ffmpeg',
  ['-v', 'error', '-y', ...input, ...output, '-movflags', '+faststart', 'demo/sounds/lighthouse-horn.m4a'],
  { input: Buffer.from(samples.buffer) },
)
if (status !== 0) throw new Error(String(stderr))
