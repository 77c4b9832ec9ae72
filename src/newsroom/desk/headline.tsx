import { useDirection } from './direction.ts'

/** A headline or a name within a line of the screen's own language: neither turns the other round. */
export function Headline({ of }: { of: string }) {
  return <bdi dir={useDirection()(of)}>{of}</bdi>
}
