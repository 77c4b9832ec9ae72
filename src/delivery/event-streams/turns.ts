/** Splits long work into short turns, so that work for thousands of sockets does not delay requests. */

/** The longest time, in milliseconds, before other work gets its turn. */
const turnMs = 8
/** The clock is read once per this many steps. */
const stepsAtOnce = 16

/** Work that can pause between its steps. */
export type Work = Iterator<unknown, void>

export interface Turns {
  /** Resolves when the work is done. The work of several callers shares the turns. */
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

/** True when the work is finished. */
function advance(work: Work, until: number): boolean {
  do {
    for (let n = 0; n < stepsAtOnce; n++) if (work.next().done) return true
  } while (performance.now() < until)
  return false
}
