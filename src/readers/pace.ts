/** How much one address may send in a minute to one process, before anything is looked at: a flood fills no table. */

/** A mobile network's address is many people: what a few hundred of them write in a minute passes. */
const mostInAMinute = 120
const mostAddresses = 50_000

/** Counts in bounded memory; answers whether this one may pass. `now` in milliseconds. */
export function createPace(): (address: string, now: number) => boolean {
  let minute = 0
  let counts = new Map<string, number>()
  return (address, now) => {
    const current = Math.floor(now / 60_000)
    if (current !== minute || counts.size >= mostAddresses) {
      minute = current
      counts = new Map()
    }
    const count = (counts.get(address) ?? 0) + 1
    counts.set(address, count)
    return count <= mostInAMinute
  }
}
