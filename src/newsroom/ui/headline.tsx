import { useDirection } from './direction.ts'
import { Runs } from './runs.tsx'

/**
 * A headline or name inside a line of the screen's language, isolated so that neither affects the other's
 * direction.
 */
export function Headline({ of }: { of: string }) {
  const dir = useDirection()(of)
  return (
    <bdi dir={dir}>
      <Runs of={of} base={dir} />
    </bdi>
  )
}

/** The text of a headline in an element that already has its direction (`useDirection`). */
export function HeadlineText({ of }: { of: string }) {
  return <Runs of={of} base={useDirection()(of)} />
}
