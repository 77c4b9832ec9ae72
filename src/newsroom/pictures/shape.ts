/** Calculates the parts of a picture that its crops show, exactly as the renditions do. */
import type { Area, Crops, Ratio } from '../../contract/media/item.ts'

export type { Area, Crops, Ratio }

export const ratioOf = { wide: 16 / 9, photo: 3 / 2, square: 1, tall: 3 / 4 } satisfies Record<Ratio, number>
export const ratios = Object.keys(ratioOf) as Ratio[]

export interface Cut {
  focalX: number
  focalY: number
  crops: Crops
}

const clamp = (value: number, low: number, high: number) => Math.min(Math.max(value, low), high)

/** The largest rectangle of a ratio, 0..1 of a picture with this shape (width / height). */
export function largestOf(ratio: Ratio, shape: number): { width: number; height: number } {
  return { width: Math.min(1, ratioOf[ratio] / shape), height: Math.min(1, shape / ratioOf[ratio]) }
}

export function areaOf(cut: Cut, ratio: Ratio, shape: number): Area {
  const own = cut.crops[ratio]
  if (own) return own
  return around(largestOf(ratio, shape), cut.focalX, cut.focalY)
}

/** A rectangle of this size around a point, moved inside the picture. */
export function around(size: { width: number; height: number }, x: number, y: number): Area {
  return {
    ...size,
    x: clamp(x - size.width / 2, 0, 1 - size.width),
    y: clamp(y - size.height / 2, 0, 1 - size.height),
  }
}

export const moved = (area: Area, dx: number, dy: number): Area => ({
  ...area,
  x: clamp(area.x + dx, 0, 1 - area.width),
  y: clamp(area.y + dy, 0, 1 - area.height),
})

/** `size` is 0..1 of the largest rectangle of the ratio; the centre stays in place where possible. */
export function resized(area: Area, ratio: Ratio, shape: number, size: number): Area {
  const largest = largestOf(ratio, shape)
  const by = clamp(size, 0.05, 1)
  const next = { width: largest.width * by, height: largest.height * by }
  return around(next, area.x + area.width / 2, area.y + area.height / 2)
}

export const sizeOf = (area: Area, ratio: Ratio, shape: number): number =>
  area.width / largestOf(ratio, shape).width

export const within = (value: number): number => clamp(value, 0, 1)
