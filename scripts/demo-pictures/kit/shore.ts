import { random } from './random.ts'
import { lin, line, oval, path, rect } from './svg.ts'

/** A wooden fishing boat, length w, its water line at (x, y). */
export function boat(x: number, y: number, w: number, hull: string, light: string, turn = 1): string {
  const id = `h${Math.round(x)}${Math.round(y)}`
  return (
    `<g transform="translate(${x} ${y}) scale(${(turn * w) / 200} ${w / 200})">${lin(id, [hull, light], turn > 0 ? 0 : 1, 0, turn > 0 ? 1 : 0, 0)}` +
    path('M-98,-26C-70,-14 40,-12 104,-40C98,-18 86,-2 74,4L-78,4C-88,-4-96,-14-98,-26Z', `url(#${id})`) +
    path('M-98,-26C-70,-14 40,-12 104,-40L102,-34C42,-8-70,-9-97,-21Z', light, 'opacity="0.55"') +
    path('M-58,-20L-58,-58L-14,-58L-8,-17Z', hull) +
    path('M-62,-58L-10,-58L-12,-63L-62,-63Z', light, 'opacity="0.6"') +
    rect(-50, -52, 12, 13, '#ffd9a0', 'opacity="0.75"') +
    rect(-33, -52, 12, 13, '#ffd9a0', 'opacity="0.5"') +
    line('M26,-18L30,-124M4,-122L56,-122M28,-60L-40,-96', hull, 2.6) +
    line(
      'M30,-124L102,-40M30,-122L-94,-30M-40,-96L30,-122M-40,-96L-34,-63M56,-122L102,-40',
      hull,
      0.8,
      'opacity="0.8"',
    ) +
    path('M31,-117L31,-82L58,-74Z', light, 'opacity="0.75"') +
    `</g>`
  )
}

/** Domes, minarets and houses on a shore: the far town, from x on, standing on y. */
export function town(x: number, y: number, width: number, fill: string, seed: number, lamps = ''): string {
  const next = random(seed)
  let out = ''
  for (let at = x; at < x + width; ) {
    const w = 18 + next() * 42
    const h = 18 + next() * 52 * Math.sin((Math.PI * (at - x)) / width) + 8
    out += rect(at, y - h, w + 1, h + 4, fill)
    const kind = next()
    if (kind < 0.1)
      out +=
        oval(at + w / 2, y - h, w * 0.36, w * 0.4, fill) +
        rect(at + w / 2 - 0.8, y - h - w * 0.62, 1.6, w * 0.3, fill)
    else if (kind < 0.2) {
      const mx = at + w / 2
      out +=
        rect(mx - 4, y - h - 70, 8, 72, fill) +
        rect(mx - 6.5, y - h - 52, 13, 4, fill) +
        path(`M${mx - 4.5} ${y - h - 69}L${mx} ${y - h - 92}L${mx + 4.5} ${y - h - 69}Z`, fill)
    }
    if (lamps)
      for (let k = 0; k < 3; k++)
        if (next() < 0.6)
          out += rect(
            at + next() * w,
            y - next() * h * 0.8 - 4,
            2.2,
            2.6,
            lamps,
            `opacity="${0.4 + next() * 0.6}"`,
          )
    at += w
  }
  return out
}
