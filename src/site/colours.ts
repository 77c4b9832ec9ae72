/** Adjusts a publication's colours so that they are readable in the light and dark schemes (WCAG 2.2, 1.4.3). */

import { contrast, parseHex, toLinear } from '../language/contrast.ts'

type Rgb = [number, number, number]

/** For each scheme, the background of the style sheet that has the least contrast to text. */
export const paper = { light: '#f3f1ec', dark: '#1d2025' }

const toGamma = (v: number) => (v <= 0.0031308 ? v * 12.92 : 1.055 * v ** (1 / 2.4) - 0.055)

/** Björn Ottosson's Oklab, lightness 0 to 1: changing the lightness keeps hue and chroma. */
function toOklab(hex: string): Rgb {
  const [r, g, b] = parseHex(hex).map(toLinear) as Rgb
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ]
}

function fromOklab([lightness, a, b]: Rgb): string {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  const linear = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ]
  const byte = (v: number) => Math.round(Math.min(1, Math.max(0, toGamma(Math.max(0, v)))) * 255)
  return `#${linear.map((v) => byte(v).toString(16).padStart(2, '0')).join('')}`
}

/** Finds the nearest lightness that has enough contrast to a background. */
function readable(hex: string, background: string, step: number, ratio: number): string {
  const [lightness, a, b] = toOklab(hex)
  for (let l = lightness; l > 0 && l < 1; l += step) {
    const chroma = l > 0.9 || l < 0.2 ? 0.5 : 1
    const candidate = fromOklab([l, a * chroma, b * chroma])
    if (contrast(candidate, background) >= ratio) return candidate
  }
  return step < 0 ? '#000000' : '#ffffff'
}

/** Text colours for both schemes. `fill` is a background for white text in both. `on`: a brand's own backgrounds. */
export function tones(hex: string, on = paper): { light: string; dark: string; fill: string } {
  return {
    light: readable(hex, on.light, -0.01, 4.6),
    dark: readable(hex, on.dark, 0.01, 5.2),
    fill: readable(hex, '#ffffff', -0.01, 4.6),
  }
}
