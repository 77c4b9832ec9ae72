/** Repeats work in a process, one round after another, until it is closed. */

export interface Loop {
  isClosed(): boolean
  /** Starts no further round, and waits for the current one. */
  close(): Promise<void>
}

/** The delay after a failed round. */
const afterErrorMs = 1_000

/**
 * Starts the first round at once.
 * @param round does one round and returns the delay before the next, in ms
 */
export function startLoop(round: () => Promise<number>, onError: (error: unknown) => void): Loop {
  let closed = false
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> = Promise.resolve()

  function begin(waitMs: number): void {
    timer = setTimeout(() => {
      running = round()
        .catch((error) => {
          onError(error)
          return afterErrorMs
        })
        .then((next) => {
          if (!closed) begin(next)
        })
    }, waitMs)
    timer.unref()
  }

  begin(0)
  return {
    isClosed: () => closed,
    async close() {
      closed = true
      clearTimeout(timer)
      await running
    },
  }
}
