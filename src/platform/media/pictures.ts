/** The library that reads and makes pictures; it comes with the first one, since who serves none needs no 18 MB for it. */
type Pictures = typeof import('sharp').default

let loading: Promise<Pictures> | null = null

export function pictures(): Promise<Pictures> {
  loading ??= import('sharp').then(({ default: sharp }) => {
    // The program's own work comes before pictures: one at a time, on one thread.
    sharp.concurrency(1)
    sharp.cache(false)
    return sharp
  })
  return loading
}
