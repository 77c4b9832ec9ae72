/** Remembers the URIs of a file in bounded memory, to report repeated items. */

/** About 50 MB. Beyond this, a repeated item is still skipped, but not reported. */
const maxEntries = 1_000_000

export interface Seen {
  /** The line where this URI appeared first; remembers a new URI. */
  before(uri: string, line: number): number | undefined
}

export function openSeen(): Seen {
  const lines = new Map<number, number>()
  return {
    before(uri, line) {
      const key = hash(uri)
      const first = lines.get(key)
      if (first === undefined && lines.size < maxEntries) lines.set(key, line)
      return first
    },
  }
}

/** 53 bits of two FNV-1a hashes. Among a million URIs, a collision has a probability of 1 in 10,000. */
function hash(text: string): number {
  let a = 0x811c9dc5
  let b = 0x9747b28c
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    a = Math.imul(a ^ code, 0x01000193)
    b = Math.imul(b ^ code, 0x5bd1e995) ^ (b >>> 15)
  }
  return (a >>> 0) * 0x200000 + ((b >>> 0) & 0x1fffff)
}
