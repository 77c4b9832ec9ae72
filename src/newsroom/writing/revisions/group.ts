/** Groups consecutive saves of one person into one line. */

export interface RevisionFacts {
  number: number
  command: string
  by: string
  at: string
  headline: string
  erased: boolean
  /** Actions on the article while this was its latest revision. */
  actions: { command: string; by: string; at: string }[]
}

export interface Sitting {
  /** The newest of them, which represents the group. */
  last: RevisionFacts
  /** The number of the revision before the group; 0 when there is none. */
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
      one.actions.length === 0 &&
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
