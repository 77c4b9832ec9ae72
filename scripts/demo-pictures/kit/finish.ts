import sharp from 'sharp'
import type { Canvas } from './canvas.ts'
import { clamp, hash, noise } from './random.ts'

export interface Finish {
  /** Radius of the brush in pixels; 0 leaves edges as drawn. */
  brush?: number
  bloom?: number
  contrast?: number
  saturation?: number
  /** Colour pushed into the dark and the bright parts, around 0. */
  shadows?: [number, number, number]
  lights?: [number, number, number]
  vignette?: number
  grain?: number
  exposure?: number
}

/** A Kuwahara filter with soft weights: flat dabs of colour that keep edges, as a brush does. */
function brush(c: Canvas, radius: number): void {
  const { columns: w, rows: h, rgb } = c
  const stride = w + 1
  const sums = [0, 1, 2, 3].map(() => new Float64Array(stride * (h + 1)))
  const [red, green, blue, square] = sums as [Float64Array, Float64Array, Float64Array, Float64Array]
  for (let y = 0; y < h; y++) {
    let r = 0
    let g = 0
    let b = 0
    let q = 0
    for (let x = 0; x < w; x++) {
      const at = (y * w + x) * 3
      const light = rgb[at]! * 0.3 + rgb[at + 1]! * 0.55 + rgb[at + 2]! * 0.15
      r += rgb[at]!
      g += rgb[at + 1]!
      b += rgb[at + 2]!
      q += light * light
      const to = (y + 1) * stride + x + 1
      red[to] = red[to - stride]! + r
      green[to] = green[to - stride]! + g
      blue[to] = blue[to - stride]! + b
      square[to] = square[to - stride]! + q
    }
  }
  const out = new Float32Array(rgb.length)
  for (let y = 0; y < h; y++) {
    for (let x = 0; x < w; x++) {
      let total = 0
      let r = 0
      let g = 0
      let b = 0
      for (let part = 0; part < 4; part++) {
        const x0 = Math.max(0, part & 1 ? x : x - radius)
        const x1 = Math.min(w, part & 1 ? x + radius + 1 : x + 1)
        const y0 = Math.max(0, part & 2 ? y : y - radius)
        const y1 = Math.min(h, part & 2 ? y + radius + 1 : y + 1)
        const a = y0 * stride + x0
        const b1 = y0 * stride + x1
        const c1 = y1 * stride + x0
        const d = y1 * stride + x1
        const count = (x1 - x0) * (y1 - y0)
        const pr = (red[d]! - red[b1]! - red[c1]! + red[a]!) / count
        const pg = (green[d]! - green[b1]! - green[c1]! + green[a]!) / count
        const pb = (blue[d]! - blue[b1]! - blue[c1]! + blue[a]!) / count
        const light = pr * 0.3 + pg * 0.55 + pb * 0.15
        const spread = Math.max(
          0,
          (square[d]! - square[b1]! - square[c1]! + square[a]!) / count - light * light,
        )
        const weight = 1 / (1e-5 + spread) ** 2
        total += weight
        r += pr * weight
        g += pg * weight
        b += pb * weight
      }
      const at = (y * w + x) * 3
      out[at] = r / total
      out[at + 1] = g / total
      out[at + 2] = b / total
    }
  }
  // A little of the drawn line stays, so that cables and strings survive.
  for (let i = 0; i < rgb.length; i++) rgb[i] = out[i]! * 0.78 + rgb[i]! * 0.22
}

/** What is too bright spills over its surroundings, as in a lens. */
function bloom(c: Canvas, amount: number): void {
  const step = 4
  const w = Math.ceil(c.columns / step)
  const h = Math.ceil(c.rows / step)
  for (let i = 0; i < 3; i++) {
    let plane: Float32Array = new Float32Array(w * h)
    for (let y = 0; y < h; y++) {
      for (let x = 0; x < w; x++) {
        const v =
          c.rgb[(Math.min(c.rows - 1, y * step) * c.columns + Math.min(c.columns - 1, x * step)) * 3 + i]!
        plane[y * w + x] = Math.min(2.5, Math.max(0, v - 0.72))
      }
    }
    const near = soften(plane, w, h, Math.round(3 * c.scale) || 1)
    plane = soften(near, w, h, Math.round(16 * c.scale) || 2)
    for (let y = 0; y < c.rows; y++) {
      const fy = Math.min(h - 1.001, y / step)
      const y0 = Math.floor(fy)
      for (let x = 0; x < c.columns; x++) {
        const fx = Math.min(w - 1.001, x / step)
        const x0 = Math.floor(fx)
        const at = y0 * w + x0
        const u = fx - x0
        const v = fy - y0
        const pick = (p: Float32Array) =>
          (p[at]! * (1 - u) + p[at + 1]! * u) * (1 - v) + (p[at + w]! * (1 - u) + p[at + w + 1]! * u) * v
        c.rgb[(y * c.columns + x) * 3 + i]! += amount * (0.5 * pick(near) + 1.1 * pick(plane))
      }
    }
  }
}

/** Three box blurs, near enough to a Gaussian. */
function soften(source: Float32Array, w: number, h: number, radius: number): Float32Array {
  let from = source
  for (let pass = 0; pass < 6; pass++) {
    const to = new Float32Array(w * h)
    const across = pass % 2 === 0
    const length = across ? w : h
    const step = across ? 1 : w
    for (let lane = 0; lane < (across ? h : w); lane++) {
      const base = across ? lane * w : lane
      let sum = 0
      for (let i = -radius; i <= radius; i++) sum += from[base + Math.min(length - 1, Math.max(0, i)) * step]!
      for (let i = 0; i < length; i++) {
        to[base + i * step] = sum / (2 * radius + 1)
        sum +=
          from[base + Math.min(length - 1, i + radius + 1) * step]! -
          from[base + Math.max(0, i - radius) * step]!
      }
    }
    from = to
  }
  return from
}

/** Brush, lens and film: the last touch that makes all pictures one house's. Values end in 0–1. */
export function finish(c: Canvas, options: Finish = {}): void {
  const { contrast = 0.25, saturation = 1, vignette = 0.35, grain = 0.016, exposure = 1 } = options
  const shadows = options.shadows ?? [0, 0, 0]
  const lights = options.lights ?? [0, 0, 0]
  if ((options.brush ?? 2) > 0) brush(c, options.brush ?? 2)
  bloom(c, options.bloom ?? 0.5)
  for (let y = 0; y < c.rows; y++) {
    for (let x = 0; x < c.columns; x++) {
      const at = (y * c.columns + x) * 3
      const dx = (x / c.columns - 0.5) * 1.15
      const dy = y / c.rows - 0.5
      const dark = exposure * (1 - vignette * clamp((dx * dx + dy * dy) * 2.1 - 0.12))
      let light = 0
      for (let i = 0; i < 3; i++) {
        let v = Math.max(0, c.rgb[at + i]! * dark)
        // A soft shoulder instead of a hard cut.
        if (v > 0.8) v = 0.8 + 0.2 * (1 - Math.exp(-(v - 0.8) / 0.2))
        const s = v * v * (3 - 2 * v)
        v += (s - v) * contrast
        c.rgb[at + i] = v
        light += v * (i === 0 ? 0.3 : i === 1 ? 0.55 : 0.15)
      }
      const g1 = hash(x, y, 11) + hash(x, y, 12) - 1
      const g2 = noise(x / 2.3, y / 2.3, 13)
      const speck = grain * (g1 * 0.7 + g2 * 0.8) * (0.55 + 1.2 * light * (1 - light) * 2)
      for (let i = 0; i < 3; i++) {
        let v = light + (c.rgb[at + i]! - light) * saturation
        v += shadows[i]! * (1 - light) * (1 - light) + lights[i]! * light * light + speck
        c.rgb[at + i] = clamp(v)
      }
    }
  }
}

export function bytes(c: Canvas): Buffer {
  const out = Buffer.allocUnsafe(c.rgb.length)
  for (let i = 0; i < out.length; i++) out[i] = Math.round(clamp(c.rgb[i]!) * 255)
  return out
}

export async function jpeg(c: Canvas, quality: number): Promise<Buffer> {
  return sharp(bytes(c), { raw: { width: c.columns, height: c.rows, channels: 3 } })
    .jpeg({ quality, mozjpeg: true, chromaSubsampling: '4:2:0' })
    .toBuffer()
}
