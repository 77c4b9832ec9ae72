import { Fragment } from 'react'
import type { Reason } from './comment.ts'

/** A comment's paragraphs with the findings of moderation highlighted. */
export function Marked({
  text,
  reasons,
  className,
}: {
  text: string
  reasons: Reason[]
  className?: string | undefined
}) {
  const seen = reasons.flatMap(({ phase, seen }) =>
    seen && phase !== 'moderator' ? [seen.replace(/…$/, '')] : [],
  )
  return (
    <div className={className} dir="auto">
      {text.split('\n').map((line, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line has no other name.
        <p key={at} dir="auto">
          {cut(line, seen).map(({ piece, isSeen }, n) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: nor has a piece.
            <Fragment key={n}>{isSeen ? <mark>{piece}</mark> : piece}</Fragment>
          ))}
        </p>
      ))}
    </div>
  )
}

/** Splits a line at each of the words. */
function cut(line: string, words: string[]): { piece: string; isSeen: boolean }[] {
  const found = words.filter((word) => word.trim() !== '' && line.includes(word))
  if (found.length === 0) return [{ piece: line, isSeen: false }]
  const [first] = found.sort((a, b) => line.indexOf(a) - line.indexOf(b))
  const at = line.indexOf(first!)
  return [
    ...(at > 0 ? [{ piece: line.slice(0, at), isSeen: false }] : []),
    { piece: first!, isSeen: true },
    ...(at + first!.length < line.length ? cut(line.slice(at + first!.length), words) : []),
  ]
}
