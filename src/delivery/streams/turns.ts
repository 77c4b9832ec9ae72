/** Long work in short turns: what has to be done for thousands of sockets never holds up a request. */

/** Longest time, in milliseconds, that the work takes before others have their turn. */
const turnMs = 8
/** The clock is asked once for so many steps. */
const stepsAtOnce = 16

/** Work that can be cut between its steps. */
export type Work = Iterator<unknown, void>

export interface Turns {
  /** Settles when the work is done. Works of several callers share the turns. */
  run(work: Work): Promise<void>
}

export function createTurns(): Turns {
  const waiting: { work: Work; done(): void; failed(error: unknown): void }[] = []
  let scheduled = false

  function schedule(): void {
    if (scheduled || waiting.length === 0) return
    scheduled = true
    setImmediate(turn)
  }

  function turn(): void {
    scheduled = false
    const until = performance.now() + turnMs
    do {
      const next = waiting.shift()
      if (!next) return
      try {
        if (advance(next.work, until)) next.done()
        else waiting.push(next)
      } catch (error) {
        next.failed(error)
      }
    } while (performance.now() < until)
    schedule()
  }

  return {
    run: (work) =>
      new Promise<void>((done, failed) => {
        waiting.push({ work, done, failed })
        schedule()
      }),
  }
}

/** True when the work came to its end. */
function advance(work: Work, until: number): boolean {
  do {
    for (let n = 0; n < stepsAtOnce; n++) if (work.next().done) return true
  } while (performance.now() < until)
  return false
}
