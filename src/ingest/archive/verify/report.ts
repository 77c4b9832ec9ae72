/** The result of a comparison, as JSON and as a text for people. */
import { writeFile } from 'node:fs/promises'
import { decoded } from '../addresses.ts'
import { type Findings, parts } from './findings.ts'

export interface VerifyReport {
  program: 'nashra'
  system: string
  site: string
  /** Who answered the old addresses: an address, or null for this command itself. */
  askedAt: string | null
  /** Whether everything is as it was, or explained. */
  ok: boolean
  counts: Findings['counts']
  differences: ReturnType<Findings['differences']>
}

const mostShown = 20
const line = (text: string) => text.replace(/\s+/g, ' ').trim()

const group = ({ kind, because, count, items }: VerifyReport['differences'][number]) => [
  `  ${count} × ${kind}${because === null ? '' : ` — ${because}`}`,
  ...items.slice(0, mostShown).map(({ type, oldId, title, address, detail }) => {
    const what = [type === 'address' ? '' : `${type} ${oldId}`, title && `“${title}”`, decoded(address)]
    return `    ${line([what.filter(Boolean).join(' '), decoded(detail)].filter(Boolean).join(': ')).slice(0, 600)}`
  }),
  ...(count > mostShown ? [`    … and ${count - mostShown} more`] : []),
]

/** The comparison as a text. */
export function verifyText({ site, system, askedAt, ok, counts, differences }: VerifyReport): string {
  const unexplained = differences.filter(({ because }) => because === null)
  const explained = differences.filter(({ because }) => because !== null)
  return [
    `Comparison with ${site} (${system})`,
    askedAt === null
      ? 'No site was running: this command answered the old addresses itself.'
      : `The old addresses were asked of ${askedAt}.`,
    '',
    ...parts.map((part) => {
      const { compared, equal, explained, unexplained } = counts[part]
      return `  ${part}: ${compared} compared, ${equal} as they were, ${explained} different for a reason, ${unexplained} without one`
    }),
    '',
    'DIFFERENCES THAT NOTHING EXPLAINS',
    ...(unexplained.length === 0 ? ['  None.'] : unexplained.flatMap(group)),
    '',
    'DIFFERENCES WITH THEIR REASONS',
    ...(explained.length === 0 ? ['  None.'] : explained.flatMap(group)),
    '',
    ok ? 'Everything came in, or the reports say why not.' : 'Some of it differs, and no report says why.',
    '',
  ].join('\n')
}

/** Writes the comparison as JSON, and beside it as a text. Returns the name of the text. */
export async function writeVerifyReport(file: string, report: VerifyReport): Promise<string> {
  const base = file.replace(/\.(json|txt)$/i, '')
  await writeFile(`${base}.json`, `${JSON.stringify(report, null, 2)}\n`)
  await writeFile(`${base}.txt`, verifyText(report))
  return `${base}.txt`
}
