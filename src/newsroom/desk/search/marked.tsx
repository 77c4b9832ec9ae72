import { markFound, markWords, type Sought } from '../../../content/search/marks.ts'
import classes from './search.module.css'

/** A text with what was found in it marked: by the forms a search answered, or word by word. */
export function Marked({ of, found }: { of: string; found: Sought | ((word: string) => boolean) }) {
  const parts = typeof found === 'function' ? markWords(of, found) : markFound(of, found)
  return parts.map(({ text, found: isFound }, at) =>
    isFound ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text have no other name.
      <mark key={at} className={classes.mark}>
        {text}
      </mark>
    ) : (
      text
    ),
  )
}
