/**
 * Limits the requests per address and minute in one process before any other check, so that a flood fills no
 * table.
 */

/** A mobile network's address has many people: the comments of a few hundred of them pass. */
const maxInAMinute = 120
const maxAddresses = 50_000

/** Counts in bounded memory; returns whether the request may pass. `now` in milliseconds. */
export function createPace(): (ipHash: string, now: number) => boolean {
  let minute = 0
  let counts = new Map<string, number>()
  return (ipHash, now) => {
    const current = Math.floor(now / 60_000)
    if (current !== minute || counts.size >= maxAddresses) {
      minute = current
      counts = new Map()
    }
    const count = (counts.get(ipHash) ?? 0) + 1
    counts.set(ipHash, count)
    return count <= maxInAMinute
  }
}
