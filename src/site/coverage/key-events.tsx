/** The key events of a coverage: a list of times and headlines. */
import type { Entry } from '../../content/coverage/entries.ts'
import { Text, When } from '../locale.tsx'
import { entryPath } from '../paths.ts'
import { entryTitle, type Shown } from './read.ts'

interface Props {
  shown: Pick<Shown, 'locale' | 'coverage' | 'base'>
  entry: Entry
  /** Whether the entry is on the same page; otherwise the link leads to the entry's own page. */
  near?: boolean
}

export function KeyEvent({ shown, entry, near }: Props) {
  const { locale, coverage, base } = shown
  return (
    <li data-entry={entry.id} data-sequence={entry.sequence}>
      <a href={near ? `#e${entry.id}` : entryPath(coverage, entry.id)}>
        <When locale={locale} at={entry.publishedAt} shape="time" fixed />{' '}
        <span>
          <Text of={entryTitle(entry)} base={base} />
        </span>
      </a>
    </li>
  )
}
