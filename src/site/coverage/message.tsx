/** The messages sent to readers of a live coverage: the same objects when polling and in the event stream. */
import type { EntryChange } from '../../content/coverage/changes.ts'
import type { Coverage } from '../../content/coverage/read.ts'
import { readLocale } from '../locale.tsx'
import type { SiteReadContext } from '../route.ts'
import { EntryView } from './entry.tsx'
import { KeyEvent } from './key-events.tsx'
import { coverageOf, readShown } from './read.ts'
import { ScoreBar } from './score.tsx'
import { StateLine } from './state.tsx'

export type EntryMessage =
  | { id: number; sequence: number; changedSequence: number; state: 'unpublished' }
  | {
      id: number
      sequence: number
      changedSequence: number
      state: 'published'
      pinned: boolean
      flag: '' | 'breaking' | 'key'
      /** `<article class="entry" id="e123" …>`. */
      html: string
      /**
       * `<li data-entry="123" …>` of a key event. Its link leads to the entry's own page, so it works on any
       * page.
       */
      keyHtml: string | null
    }

/** The current state of an entry. While its coverage is not public, the entry counts as unpublished. */
export async function entryMessage(readContext: SiteReadContext, change: EntryChange): Promise<EntryMessage> {
  const { id, sequence, changedSequence } = change
  const coverage = change.state === 'published' ? await coverageOf(readContext, change.coverageId) : null
  if (change.state === 'unpublished' || !coverage)
    return { id, sequence, changedSequence, state: 'unpublished' }
  const shown = await readShown(readContext, coverage, [change.body])
  const { pinned, flag } = change
  return {
    ...{ id, sequence, changedSequence, state: 'published', pinned, flag },
    html: String(<EntryView shown={shown} entry={change} />),
    keyHtml: flag === 'key' ? String(<KeyEvent shown={shown} entry={change} />) : null,
  }
}

/** The current state of a coverage: `html` is the whole `<div class="coverage-state">`, `score` its bar or ''. */
export async function coverageMessage(readContext: SiteReadContext, coverage: Coverage) {
  const locale = await readLocale(readContext)
  return {
    state: coverage.state,
    html: String(<StateLine locale={locale} coverage={coverage} />),
    score: coverage.score ? String(<ScoreBar locale={locale} coverage={coverage} />) : '',
  }
}
