/** The URIs that a file named already, in bounded memory: for telling a line that repeats another from a second run. */

/** About 50 MB; beyond, a repeated item is still left out, but no longer named. */
const most = 1_000_000

export interface Seen {
  /** The line that named this URI first; remembers this one when it is new. */
  before(uri: string, line: number): number | undefined
}

export function openSeen(): Seen {
  const lines = new Map<number, number>()
  return {
    before(uri, line) {
      const key = hash(uri)
      const first = lines.get(key)
      if (first === undefined && lines.size < most) lines.set(key, line)
      return first
    },
  }
}

/** 53 bits of two FNV-1a hashes. That two URIs share one is a matter of 1 in 10,000 for a million. */
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
