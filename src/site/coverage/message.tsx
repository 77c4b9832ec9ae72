/** What travels to those who read along: the same objects in the poll and in the event stream. */
import type { EntryChange } from '../../content/coverage/changes.ts'
import type { Coverage } from '../../content/coverage/read.ts'
import { readHouse } from '../house.tsx'
import type { SiteReading } from '../route.ts'
import { EntryView } from './entry.tsx'
import { KeyEvent } from './key-events.tsx'
import { coverageOf, readShown } from './read.ts'
import { StateLine } from './state.tsx'

export type EntryMessage =
  | { id: number; number: number; changed: number; state: 'withdrawn' }
  | {
      id: number
      number: number
      changed: number
      state: 'published'
      pinned: boolean
      mark: '' | 'breaking' | 'key'
      /** `<article class="entry" id="e123" …>`. */
      html: string
      /** `<li data-entry="123" …>` of a key event: its link leads to the entry's own page, wherever it is put. */
      keyHtml: string | null
    }

/** An entry as it is now. It is withdrawn too while its coverage is not public. */
export async function entryMessage(reading: SiteReading, change: EntryChange): Promise<EntryMessage> {
  const { id, number, changed } = change
  const coverage = change.state === 'published' ? await coverageOf(reading, change.coverageId) : null
  if (change.state === 'withdrawn' || !coverage) return { id, number, changed, state: 'withdrawn' }
  const shown = await readShown(reading, coverage, [change.body])
  const { pinned, mark } = change
  return {
    ...{ id, number, changed, state: 'published', pinned, mark },
    html: String(<EntryView shown={shown} entry={change} />),
    keyHtml: mark === 'key' ? String(<KeyEvent shown={shown} entry={change} />) : null,
  }
}

/** Where a coverage stands: `html` is the whole `<div class="coverage-state">`. */
export async function coverageMessage(reading: SiteReading, coverage: Coverage) {
  const house = await readHouse(reading)
  return { state: coverage.state, html: String(<StateLine house={house} coverage={coverage} />) }
}
