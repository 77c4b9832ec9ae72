/** From many measurements to the few numbers that are said. */

/** The value that so many percent do not exceed (nearest rank). */
export function percentile(values: number[], percent: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil((sorted.length * percent) / 100) - 1)] ?? Number.NaN
}

export const median = (values: number[]): number => percentile(values, 50)

/** With two decimals below 10 and none above 100; thousands in groups. */
export function say(value: number): string {
  const maximumFractionDigits = value < 10 ? 2 : value < 100 ? 1 : 0
  return value.toLocaleString('en', { maximumFractionDigits })
}

export const ms = (value: number): string => `${say(value)} ms`
export const megabytes = (bytes: number): string => `${say(bytes / 2 ** 20)} MB`

/** "p50 8 ms, p99 21 ms, max 40 ms". */
export const spread = (values: number[]): string =>
  `p50 ${ms(median(values))}, p99 ${ms(percentile(values, 99))}, max ${ms(Math.max(...values))}`
