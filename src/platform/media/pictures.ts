/** Loads the image library with the first picture; it takes 18 MB, which processes without pictures save. */
type Pictures = typeof import('sharp').default

let loading: Promise<Pictures> | null = null

export function pictures(): Promise<Pictures> {
  loading ??= import('sharp').then(({ default: sharp }) => {
    // Serving pages has priority over pictures: one at a time, on one thread.
    sharp.concurrency(1)
    sharp.cache(false)
    return sharp
  })
  return loading
}
