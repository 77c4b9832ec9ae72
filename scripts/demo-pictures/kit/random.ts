/** Seeded randomness: the same picture comes out byte for byte, however often it is made. */

/** Mulberry32: a small generator of numbers in [0, 1). */
export function random(seed: number): () => number {
  let state = (seed * 2654435761) >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** A number in [0, 1) that belongs to a cell of a grid. */
export function hash(x: number, y: number, seed = 0): number {
  let h = Math.imul(x | 0, 374761393) ^ Math.imul(y | 0, 668265263) ^ Math.imul(seed | 0, 1442695041)
  h = Math.imul(h ^ (h >>> 13), 1274126177)
  h = Math.imul(h ^ (h >>> 16), 2246822519)
  return ((h ^ (h >>> 15)) >>> 0) / 4294967296
}

const table = new Uint8Array(512)
const shuffle = random(7)
for (let i = 0; i < 256; i++) table[i] = i
for (let i = 255; i > 0; i--) {
  const j = Math.floor(shuffle() * (i + 1))
  const kept = table[i]!
  table[i] = table[j]!
  table[j] = kept
}
for (let i = 0; i < 256; i++) table[256 + i] = table[i]!

const directions = new Float32Array(512)
for (let i = 0; i < 256; i++) {
  directions[2 * i] = Math.cos((i / 256) * 2 * Math.PI)
  directions[2 * i + 1] = Math.sin((i / 256) * 2 * Math.PI)
}

/** Gradient noise in about [-1, 1]. */
export function noise(x: number, y: number, seed = 0): number {
  const xi = Math.floor(x)
  const yi = Math.floor(y)
  const fx = x - xi
  const fy = y - yi
  const u = fx * fx * fx * (fx * (fx * 6 - 15) + 10)
  const v = fy * fy * fy * (fy * (fy * 6 - 15) + 10)
  const s = (seed * 37) & 255
  const left = table[(xi + s) & 255]!
  const right = table[(xi + 1 + s) & 255]!
  const row = yi & 255
  const next = (yi + 1) & 255
  const a = table[left + row]! * 2
  const b = table[right + row]! * 2
  const c = table[left + next]! * 2
  const d = table[right + next]! * 2
  const na = directions[a]! * fx + directions[a + 1]! * fy
  const nb = directions[b]! * (fx - 1) + directions[b + 1]! * fy
  const nc = directions[c]! * fx + directions[c + 1]! * (fy - 1)
  const nd = directions[d]! * (fx - 1) + directions[d + 1]! * (fy - 1)
  const top = na + u * (nb - na)
  return (top + v * (nc + u * (nd - nc) - top)) * 1.45
}

/** Noise of several octaves, in about [0, 1]. */
export function fbm(x: number, y: number, octaves = 5, seed = 0): number {
  let sum = 0
  let size = 0.5
  for (let i = 0; i < octaves; i++) {
    sum += noise(x, y, seed + i) * size
    const nx = x * 1.6 + y * 1.2
    y = y * 1.6 - x * 1.2
    x = nx
    size *= 0.5
  }
  return 0.5 + 0.62 * sum
}

/** Ridged noise: sharp crests, for mountains, in about [0, 1]. */
export function ridged(x: number, y: number, octaves = 6, seed = 0): number {
  let sum = 0
  let size = 0.5
  let weight = 1
  for (let i = 0; i < octaves; i++) {
    const n = 1 - Math.abs(noise(x, y, seed + i))
    const v = n * n * weight
    weight = Math.min(1, v * 1.4)
    sum += v * size
    const nx = x * 1.6 + y * 1.2
    y = y * 1.6 - x * 1.2
    x = nx
    size *= 0.5
  }
  return sum
}

export function clamp(v: number, low = 0, high = 1): number {
  return v < low ? low : Math.min(v, high)
}

export function smooth(from: number, to: number, v: number): number {
  const t = clamp((v - from) / (to - from))
  return t * t * (3 - 2 * t)
}

/** Length of a vector; `Math.hypot` guards against overflow and is many times slower. */
export function length(x: number, y: number, z = 0): number {
  return Math.sqrt(x * x + y * y + z * z)
}
