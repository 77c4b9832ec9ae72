import { useMessages } from '../messages.ts'
import type { Reason } from './comment.ts'
import classes from './comments.module.css'
import { messages } from './messages.ts'

/** Explains the state of a comment: a sentence for each reason, with its findings. */
export function Reasons({ title, reasons }: { title: string; reasons: Reason[] }) {
  const w = useMessages(messages)
  if (reasons.length === 0) return null
  return (
    <div className={classes.reasons}>
      <span className={classes.label}>{title}</span>
      <ul>
        {reasons.map(({ phase, code, seen }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a reason may be there twice, and none moves.
          <li key={at} data-phase={phase}>
            {sentenceOf(w, code)}
            {seen && (
              <>
                {': '}
                <bdi>{seen}</bdi>
              </>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}

export const sentenceOf = (w: (typeof messages)['ar'], code: string): string =>
  w.reasons[code] ?? (w.codes as { [code: string]: string })[code] ?? code
