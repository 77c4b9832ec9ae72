import { type Canvas, layer } from './canvas.ts'
import { fbm, random, ridged } from './random.ts'
import { line, oval, path, times } from './svg.ts'

const r1 = (v: number) => Math.round(v * 10) / 10

const bodies = {
  stand:
    'M-3,-88L-3,-84C-9,-82-13,-80-13.5,-73L-16,-50L-15,-42L-12,-43L-10.5,-62L-9,-48L-9.5,-24L-8,-2L-11,0L-3,0L-1,-40L1,-40L3,0L11,0L8,-2L9.5,-24L9,-48L10.5,-62L12,-43L15,-42L16,-50L13.5,-73C13,-80 9,-82 3,-84L3,-88Z',
  walk: 'M-3,-88L-3,-84C-9,-82-12,-79-13,-73L-18,-56L-15,-48L-12,-50L-13,-56L-9,-66L-8,-48C-9,-38-11,-28-13,-22L-23,-5L-20,0L-16,-1L-7,-19L0,-38L5,-22L7,-2L8,0L17,0L17,-2L12,-4L12,-23C12,-34 9,-40 9,-48L10,-64L13,-56L20,-46L22,-48L17,-58L13.5,-73C13,-80 9,-82 3,-84L3,-88Z',
  run: 'M-3,-85C-11,-84-13,-76-14,-70L-25,-64L-20,-52L-16,-54L-18,-60L-8,-64L-6,-46L-20,-30L-34,-36L-37,-31L-20,-23L0,-38L10,-28L8,-6L18,-3L19,-7L14,-9L17,-32L6,-48L8,-64L16,-56L26,-64L24,-68L16,-62L8,-78C8,-83 4,-85 3,-86Z',
  robe: 'M-3,-88L-3,-84C-10,-82-13,-78-14,-70L-17,-48L-15,-42L-12,-44L-11,-52C-12,-30-13,-12-13,-3L-6,0L0,-2L6,0L13,-3C13,-12 12,-30 11,-52L12,-44L15,-42L17,-48L14,-70C13,-78 10,-82 3,-84L3,-88Z',
  veil: 'M0,-101C-7,-101-8.5,-94-8,-88C-8,-84-10,-82-13,-77C-16,-71-18,-60-18,-50L-15.5,-43L-12,-47C-12,-36-14,-14-15,-3L-7,0L-2,-3L3,0L13,-3C14,-16 12,-34 11,-47L14.5,-43L18,-50C18,-60 16,-71 13,-77C10,-82 8,-84 8,-88C8.5,-94 7,-101 0,-101Z',
  sit: 'M-4,-60C-12,-58-13,-50-13,-40L-12,-18L22,-22L24,0L30,0L31,-6L30,-28L14,-34L12,-46C12,-55 8,-59 4,-60Z',
} as const

export type Body = keyof typeof bodies

/** A person in silhouette, feet at (x, y), h tall. */
export function person(
  x: number,
  y: number,
  h: number,
  fill: string,
  body: Body = 'stand',
  turn = 1,
): string {
  const s = h / 100
  const head =
    body === 'sit' ? oval(1, -68, 5.4, 6.6, fill) : oval(body === 'run' ? 3 : 0, -93, 5.4, 6.8, fill)
  return `<g transform="translate(${r1(x)} ${r1(y)}) scale(${r1(s * turn * 100) / 100} ${r1(s * 100) / 100})">${path(bodies[body], fill)}${head}</g>`
}

/** A row of heads and shoulders seen from behind: an audience, a crowd. */
export function crowd(y: number, h: number, fill: string, seed: number, width = 1600): string {
  const next = random(seed)
  let out = ''
  for (let x = -h * 0.3; x < width + h; x += h * (0.62 + next() * 0.28)) {
    const top = y - h * (0.9 + next() * 0.22)
    const head = h * (0.17 + next() * 0.03)
    out += oval(x, top, head * 0.86, head * 1.1, fill)
    out += path(
      `M${r1(x - h * 0.42)} ${y + 6}C${r1(x - h * 0.42)} ${r1(top + h * 0.36)} ${r1(x - h * 0.14)} ${r1(top + h * 0.3)} ${r1(x - h * 0.09)} ${r1(top + h * 0.1)}` +
        `L${r1(x + h * 0.09)} ${r1(top + h * 0.1)}C${r1(x + h * 0.14)} ${r1(top + h * 0.3)} ${r1(x + h * 0.42)} ${r1(top + h * 0.36)} ${r1(x + h * 0.42)} ${y + 6}Z`,
      fill,
    )
    if (next() < 0.3)
      out += path(
        `M${r1(x - head)} ${r1(top)}L${r1(x - head * 1.7)} ${r1(top + h * 0.4)}L${r1(x + head * 1.7)} ${r1(top + h * 0.4)}L${r1(x + head)} ${r1(top)}Z`,
        fill,
      )
  }
  return out
}

/** A date palm, root at (x, y). */
export function palm(
  x: number,
  y: number,
  h: number,
  seed: number,
  trunk: string,
  leaf: string,
  lean = 0,
): string {
  const next = random(seed)
  const cx = x + lean
  const cy = y - h
  const w = h * 0.028
  let out = path(
    `M${r1(x - w * 1.5)} ${y}C${r1(x - w)} ${r1(y - h * 0.4)} ${r1(cx - w - lean * 0.3)} ${r1(cy + h * 0.3)} ${r1(cx - w * 0.8)} ${r1(cy)}` +
      `L${r1(cx + w * 0.8)} ${r1(cy)}C${r1(cx + w - lean * 0.3)} ${r1(cy + h * 0.3)} ${r1(x + w)} ${r1(y - h * 0.4)} ${r1(x + w * 1.5)} ${y}Z`,
    trunk,
  )
  let fronds = ''
  let ribs = ''
  const count = 15
  for (let i = 0; i < count; i++) {
    const angle = Math.PI * (-1.18 + (1.36 * (i + next() * 0.7)) / (count - 1))
    const length = h * (0.36 + next() * 0.12)
    const droop = length * (0.14 + 0.62 * Math.abs(Math.cos(angle)) + next() * 0.22)
    const ex = Math.cos(angle) * length
    const ey = Math.sin(angle) * length * 0.8
    const point = (t: number) => [cx + ex * t, cy + ey * t + droop * t * t] as const
    const [qx, qy] = point(0.5)
    const [tx, ty] = point(1)
    ribs += `M${r1(cx)} ${r1(cy)}Q${r1(2 * qx - (cx + tx) / 2)} ${r1(2 * qy - (cy + ty) / 2)} ${r1(tx)} ${r1(ty)}`
    for (let t = 0.14; t < 1; t += 0.036) {
      const [px, py] = point(t)
      const reach = length * 0.22 * Math.sin(Math.PI * (0.18 + t * 0.78)) * (0.8 + next() * 0.4)
      for (const side of [-1, 1]) {
        const a = angle + side * 0.85 + 0.3
        fronds += `M${r1(px)} ${r1(py)}l${r1(Math.cos(a) * reach)} ${r1(Math.sin(a) * reach * 0.7 + reach * 0.5)}`
      }
    }
  }
  out += line(ribs, leaf, Math.max(1, h * 0.007), 'stroke-linecap="round"')
  return out + line(fronds, leaf, Math.max(0.8, h * 0.0052), 'stroke-linecap="round"')
}

/** A mass of small leaves, lit from the upper side `sun` (−1 left, 1 right); tones from dark to light. */
export function foliage(
  cx: number,
  cy: number,
  rx: number,
  ry: number,
  count: number,
  seed: number,
  tones: string[],
  size: number,
  sun = 1,
): string {
  const next = random(seed)
  const strokes = tones.map(() => '')
  for (let i = 0; i < count; i++) {
    const a = next() * 2 * Math.PI
    const far = Math.sqrt(next())
    const lump = 0.75 + 0.4 * fbm(Math.cos(a) * 2 + seed, Math.sin(a) * 2, 3, seed & 31)
    const x = cx + Math.cos(a) * rx * far * lump
    const y = cy + Math.sin(a) * ry * far * lump
    const light = 0.5 + ((x - cx) / rx) * 0.3 * sun - ((y - cy) / ry) * 0.42 + (next() - 0.5) * 0.5
    const tone = Math.min(tones.length - 1, Math.max(0, Math.floor(light * tones.length)))
    const turn = next() * Math.PI
    const length = size * (0.6 + next() * 0.8)
    strokes[tone] += `M${r1(x)} ${r1(y)}l${r1(Math.cos(turn) * length)} ${r1(Math.sin(turn) * length)}`
  }
  return tones.map((tone, i) => line(strokes[i]!, tone, size * 0.42, 'stroke-linecap="round"')).join('')
}

/** A fan of branches from a root: each bends and divides. */
export function branches(
  x: number,
  y: number,
  length: number,
  width: number,
  angle: number,
  fill: string,
  next: () => number,
  depth = 4,
): string {
  const ex = x + Math.cos(angle) * length
  const ey = y + Math.sin(angle) * length
  const bend = (next() - 0.5) * length * 0.5
  let out = line(
    `M${r1(x)} ${r1(y)}Q${r1((x + ex) / 2 + bend)} ${r1((y + ey) / 2)} ${r1(ex)} ${r1(ey)}`,
    fill,
    width,
    'stroke-linecap="round"',
  )
  if (depth > 0) {
    const count = next() < 0.4 ? 3 : 2
    for (let i = 0; i < count; i++) {
      out += branches(
        ex,
        ey,
        length * (0.62 + next() * 0.2),
        width * 0.62,
        angle + (i - (count - 1) / 2) * 0.85 + (next() - 0.5) * 0.5,
        fill,
        next,
        depth - 1,
      )
    }
  }
  return out
}

/** A line of hills or mountains, closed at the bottom of the picture. */
export function hills(
  y: number,
  height: number,
  fill: string,
  seed: number,
  size = 500,
  sharp = false,
  width = 1600,
  bottom = 1100,
): string {
  let d = `M-10 ${bottom}`
  for (let x = -10; x <= width + 10; x += 4) {
    const n = sharp ? ridged(x / size, seed * 7.3, 6, seed) - 0.35 : fbm(x / size, seed * 7.3, 6, seed) - 0.3
    d += `L${x} ${r1(y - n * height)}`
  }
  return path(`${d}L${width + 10} ${bottom}Z`, fill)
}

/** Birds far away. */
export function birds(
  x: number,
  y: number,
  spread: number,
  count: number,
  fill: string,
  seed: number,
): string {
  const next = random(seed)
  let d = ''
  for (let i = 0; i < count; i++) {
    const bx = x + (next() - 0.5) * spread
    const by = y + (next() - 0.5) * spread * 0.4
    const s = 6 + next() * 9
    d += `M${r1(bx - s)} ${r1(by - s * (0.1 + next() * 0.4))}Q${r1(bx - s * 0.4)} ${r1(by - s * 0.35)} ${r1(bx)} ${r1(by)}Q${r1(bx + s * 0.4)} ${r1(by - s * 0.35)} ${r1(bx + s)} ${r1(by - s * (0.1 + next() * 0.4))}`
  }
  return line(d, fill, 2, 'stroke-linecap="round"')
}

/** Lays something that floats, and its broken mirror image under the water line `y`. */
export async function afloat(c: Canvas, markup: string, y: number, dim = 0.55, tall = 0.9): Promise<void> {
  const mirrored = `<g transform="translate(0 ${r1(y * (1 + tall))}) scale(1 ${-tall})">${markup}</g>`
  await layer(c, mirrored, { opacity: dim, wander: 9, blur: 1.5, seed: 9 })
  await layer(c, markup, { texture: 0.12, wander: 1.2 })
}

/** Round lights out of focus. */
export function bokeh(
  seed: number,
  count: number,
  colours: string[],
  low: number,
  high: number,
  size: number,
): string {
  const next = random(seed)
  return times(count, () => {
    const r = size * (0.4 + next() * 0.8)
    return oval(
      next() * 1600,
      low + next() * (high - low),
      r,
      r,
      colours[Math.floor(next() * colours.length)]!,
      `opacity="${0.06 + next() * 0.3}"`,
    )
  })
}
