/** Counts what an import omitted or could not find, by kind, with the first lines as examples. */

/** Reports an omission: its kind and its value. */
export type Note = (kind: string, detail?: string) => void

export interface Loss {
  kind: string
  count: number
  examples: { line: number; detail: string }[]
}

const maxKinds = 300
const maxExamples = 5

export interface Losses {
  note(line: number, kind: string, detail?: string): void
  /** The most frequent first. */
  list(): Loss[]
}

export function openLosses(): Losses {
  const kinds = new Map<string, Loss>()
  return {
    note(line, named, detail = '') {
      const kind = kinds.has(named) || kinds.size < maxKinds ? named : 'other properties'
      let loss = kinds.get(kind)
      if (!loss) {
        loss = { kind, count: 0, examples: [] }
        kinds.set(kind, loss)
      }
      loss.count++
      const words = detail.replace(/\s+/g, ' ').trim()
      if (loss.examples.length < maxExamples)
        loss.examples.push({ line, detail: words.length > 120 ? `${words.slice(0, 119)}…` : words })
    },
    list: () => [...kinds.values()].sort((a, b) => b.count - a.count),
  }
}
