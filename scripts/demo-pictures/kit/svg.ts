/** Small words for SVG markup. */

/** A colour, or a place (0–1), a colour and an opacity. */
export type Stop = string | [number, string, number?]

function stops(list: Stop[]): string {
  return list
    .map((stop, i) => {
      const [offset, colour, opacity] =
        typeof stop === 'string' ? [i / Math.max(1, list.length - 1), stop] : stop
      return `<stop offset="${offset}" stop-color="${colour}" stop-opacity="${opacity ?? 1}"/>`
    })
    .join('')
}

/** A linear gradient, top to bottom unless said, in units of the shape it fills. */
export function lin(id: string, list: Stop[], x1 = 0, y1 = 0, x2 = 0, y2 = 1): string {
  return `<linearGradient id="${id}" x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}">${stops(list)}</linearGradient>`
}

export function rad(id: string, list: Stop[], cx = 0.5, cy = 0.5, r = 0.5): string {
  return `<radialGradient id="${id}" cx="${cx}" cy="${cy}" r="${r}">${stops(list)}</radialGradient>`
}

const n = (v: number) => Math.round(v * 100) / 100

export function path(d: string, fill: string, more = ''): string {
  return `<path d="${d}" fill="${fill}" ${more}/>`
}

export function line(d: string, stroke: string, width: number, more = ''): string {
  return `<path d="${d}" fill="none" stroke="${stroke}" stroke-width="${n(width)}" ${more}/>`
}

export function poly(points: number[][], fill: string, more = ''): string {
  return path(`M${points.map(([x, y]) => `${n(x!)} ${n(y!)}`).join('L')}Z`, fill, more)
}

export function rect(x: number, y: number, w: number, h: number, fill: string, more = ''): string {
  return `<rect x="${n(x)}" y="${n(y)}" width="${n(w)}" height="${n(h)}" fill="${fill}" ${more}/>`
}

export function oval(x: number, y: number, rx: number, ry: number, fill: string, more = ''): string {
  return `<ellipse cx="${n(x)}" cy="${n(y)}" rx="${n(rx)}" ry="${n(ry)}" fill="${fill}" ${more}/>`
}

export function times(count: number, draw: (i: number) => string): string {
  let out = ''
  for (let i = 0; i < count; i++) out += draw(i)
  return out
}
