/**
 * Runs a limited amount of work at a time. Equal requests that wait share one result; a request never gets
 * the result of work that began before it.
 */

export class TooMany extends Error {}

export interface Turns {
  /** @throws TooMany when too many requests are waiting */
  share<T>(key: string, work: () => Promise<T>): Promise<T>
}

/**
 * @param concurrency the number of tasks that run at the same time
 * @param maxWaiting the number of different tasks that wait
 */
export function createTurns(concurrency: number, maxWaiting: number): Turns {
  const waiting = new Map<string, Promise<unknown>>()
  const next: (() => void)[] = []
  let running = 0

  async function turn<T>(key: string, work: () => Promise<T>): Promise<T> {
    if (running >= concurrency) await new Promise<void>((resolve) => next.push(resolve))
    else running++
    // The task starts now; later requests wait for another run.
    waiting.delete(key)
    try {
      return await work()
    } finally {
      const following = next.shift()
      if (following) following()
      else running--
    }
  }

  return {
    share<T>(key: string, work: () => Promise<T>): Promise<T> {
      const there = waiting.get(key)
      if (there) return there as Promise<T>
      if (waiting.size >= maxWaiting) return Promise.reject(new TooMany())
      const given = Promise.resolve().then(() => turn(key, work))
      waiting.set(key, given)
      return given
    },
  }
}
