/** The report of an import: what came, what did not, and where; as JSON and as a text for people. */
import { writeFile } from 'node:fs/promises'
import type { LossKind, RunCount } from '../../content/imports/runs.ts'
import { decoded } from './addresses.ts'

export interface ReportPart {
  name: string
  count: number
}

export interface Report {
  program: 'nashra'
  system: string
  site: string
  run: number | null
  /** A trial wrote nothing. */
  trial: boolean
  finished: boolean
  startedAt: string
  endedAt: string
  /** What the source holds, by type and state. */
  found: ReportPart[]
  /** What became of articles, pages, media files, comments and addresses. */
  came: Record<string, Record<string, number>>
  /** What the run wrote, by kind and old type. */
  written: RunCount[]
  zone: string
  losses: LossKind[]
}

const line = (text: string) => text.replace(/\s+/g, ' ').trim()
const mostShown = 20

function lossText({ kind, count, items }: LossKind): string {
  const shown = items.slice(0, mostShown).map(({ type, oldId, title, address, detail }) => {
    const what = [type && oldId ? `${type} ${oldId}` : type, title && `“${title}”`].filter(Boolean).join(' ')
    const rest = [decoded(detail), address && address !== detail ? decoded(address) : '']
      .filter(Boolean)
      .join(' — ')
    return `    ${line([what, rest].filter(Boolean).join(': ')).slice(0, 600)}`
  })
  const more = count > shown.length ? [`    … and ${count - shown.length} more`] : []
  return [`  ${count} × ${kind}`, ...shown, ...more].join('\n')
}

const counted = (counts: Record<string, number>) =>
  Object.entries(counts)
    .filter(([name, n], i) => n > 0 || i === 0 || name === 'created')
    .map(([name, n]) => `${n} ${name}`)
    .join(', ')

/** The report as a text that somebody who did not run the import understands. */
export function reportText(report: Report): string {
  const { system, site, trial, finished, found, came, losses, run, zone } = report
  return [
    `Import of ${site} from ${system}${run === null ? '' : `, run ${run}`}`,
    trial ? 'This was a trial: nothing was written.' : `${report.startedAt} to ${report.endedAt}`,
    finished ? '' : 'It was interrupted before its end. The same command continues it.',
    `Time zone of the old site: ${zone}`,
    '',
    'WHAT THE SOURCE HOLDS',
    ...found.map(({ name, count }) => `  ${count} ${name}`),
    '',
    trial ? 'WHAT WOULD COME IN' : 'WHAT CAME IN',
    ...Object.entries(came).map(([name, counts]) => `  ${name}: ${counted(counts)}`),
    '',
    'WHAT DID NOT COME IN, OR NOT AS IT WAS',
    ...(losses.length === 0 ? ['  Everything came in as it was.'] : losses.map(lossText)),
    '',
  ].join('\n')
}

/** Writes the report as JSON, and beside it as a text. */
export async function writeReport(file: string, report: Report): Promise<string> {
  const text = /\.txt$/i.test(file) ? file : `${file.replace(/\.json$/i, '')}.txt`
  const json = /\.txt$/i.test(file) ? file.replace(/\.txt$/i, '.json') : file
  await writeFile(json, `${JSON.stringify(report, null, 2)}\n`)
  await writeFile(text, reportText(report))
  return text
}
