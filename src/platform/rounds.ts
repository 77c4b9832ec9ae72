/** Work that comes round again and again in a process, one round after the other, until it is closed. */

export interface Rounds {
  isClosed(): boolean
  /** No further round begins; the one that is under way is waited for. */
  close(): Promise<void>
}

/** After a round that failed. */
const afterErrorMs = 1_000

/**
 * The first round begins at once.
 * @param round carries out one round and answers after how many ms the next one begins
 */
export function goRound(round: () => Promise<number>, onError: (error: unknown) => void): Rounds {
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
