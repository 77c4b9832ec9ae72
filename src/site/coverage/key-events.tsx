/** The key events of a coverage as an overview: a spine of times. */
import type { Entry } from '../../content/coverage/entries.ts'
import { entryAddress } from '../addresses.ts'
import { Text, When } from '../house.tsx'
import { entryTitle, type Shown } from './read.ts'

interface Props {
  shown: Pick<Shown, 'house' | 'coverage' | 'base'>
  entry: Entry
  /** Whether the entry stands on the same page; else the link leads to its own. */
  near?: boolean
}

export function KeyEvent({ shown, entry, near }: Props) {
  const { house, coverage, base } = shown
  return (
    <li data-entry={entry.id} data-number={entry.number}>
      <a href={near ? `#e${entry.id}` : entryAddress(coverage, entry.id)}>
        <When house={house} at={entry.publishedAt} shape="time" fixed />{' '}
        <span>
          <Text of={entryTitle(entry)} base={base} />
        </span>
      </a>
    </li>
  )
}
