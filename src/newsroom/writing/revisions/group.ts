/** Saves of one person in one sitting are one line: nobody looks for a text by the second. */

export interface RevisionFacts {
  number: number
  command: string
  by: string
  at: string
  headline: string
  erased: boolean
}

export interface Sitting {
  /** The newest of them, which stands for all. */
  last: RevisionFacts
  /** The number of the revision before the sitting; 0 when there is none. */
  before: number
  count: number
}

const sittingMs = 10 * 60_000

/** `revisions` newest first. */
export function sittings(revisions: RevisionFacts[], keepApart: (number: number) => boolean): Sitting[] {
  const found: Sitting[] = []
  let newest: RevisionFacts | undefined
  for (const one of revisions) {
    const group = found.at(-1)
    const joins =
      group &&
      newest &&
      one.command === 'article.save' &&
      newest.command === 'article.save' &&
      one.by === newest.by &&
      !keepApart(one.number) &&
      Date.parse(newest.at) - Date.parse(one.at) < sittingMs
    if (joins) {
      group.count++
      group.before = one.number - 1
    } else found.push({ last: one, before: one.number - 1, count: 1 })
    newest = one
  }
  return found
}
