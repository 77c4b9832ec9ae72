import { markWords } from '../../language/mark-words.ts'
import classes from './marked.module.css'
import { Runs } from './runs.tsx'

interface Props {
  of: string
  found: (word: string) => boolean
  /** The direction of the surrounding text. */
  base: 'rtl' | 'ltr'
}

/** A text with the found words highlighted. */
export function Marked({ of, found, base }: Props) {
  const show = (run: string) =>
    markWords(run, found).map(({ text, found: isFound }, at) =>
      isFound ? (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text have no other name.
        <mark key={at} className={classes.mark}>
          {text}
        </mark>
      ) : (
        text
      ),
    )
  return <Runs of={of} base={base} show={show} />
}
