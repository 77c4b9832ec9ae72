/** What an export for another program could not carry over: counts and examples by kind, in bounded memory. */

const mostExamples = 20
const longestExample = 160

export interface Report {
  /** Notes one thing of a kind, or several; `detail` says which. */
  note(kind: string, detail?: string | number, count?: number): void
  /** The kinds with their counts and examples, in the order in which they were first noted. */
  kinds(): { kind: string; count: number; examples: string[] }[]
}

export function openReport(): Report {
  const kinds = new Map<string, { count: number; examples: string[] }>()
  return {
    note(kind, detail = '', count = 1) {
      if (count === 0) return
      const known = kinds.get(kind) ?? { count: 0, examples: [] }
      kinds.set(kind, known)
      known.count += count
      const example = String(detail).replace(/\s+/g, ' ').trim().slice(0, longestExample).toWellFormed()
      if (example && known.examples.length < mostExamples) known.examples.push(example)
    },
    kinds: () => [...kinds].map(([kind, found]) => ({ kind, ...found })),
  }
}

/** The report as a text: what was written, then what has no counterpart. */
export function reportText(title: string, written: Record<string, number>, report: Report): string {
  const kinds = report.kinds()
  return [
    title,
    '',
    'Written:',
    ...Object.entries(written).map(([what, count]) => `  ${count} ${what}`),
    '',
    kinds.length > 0 ? 'Changed or left out:' : 'Nothing was changed or left out.',
    ...kinds.flatMap(({ kind, count, examples }) => [
      `  ${count} × ${kind}`,
      ...examples.map((example) => `      ${example}`),
      ...(examples.length > 0 && count > examples.length ? ['      …'] : []),
    ]),
    '',
  ].join('\n')
}
