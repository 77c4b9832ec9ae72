import { Text } from '../../site/locale.tsx'
import type { Shown } from '../../site/parts/body-text.tsx'
import { pointsOf, type Score } from './block.ts'

/** `Text` orders the points in the direction of the sentence, so that each stands beside its side. */
export function scoreView({ attrs }: Score, { base }: Shown) {
  const { status, home, away, note } = attrs
  const points = pointsOf(attrs)
  return (
    <section class="score">
      {status && (
        <p>
          <Text of={status} base={base} />
        </p>
      )}
      <p class="versus">
        <b>
          <Text of={home} base={base} />
        </b>{' '}
        <strong>
          <Text of={points || '–'} base={base} />
        </strong>{' '}
        <b>
          <Text of={away} base={base} />
        </b>
      </p>
      {note && (
        <p>
          <Text of={note} base={base} />
        </p>
      )}
    </section>
  )
}
