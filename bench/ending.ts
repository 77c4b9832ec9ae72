/** Everything that is started says here how it is ended; at the end, or at Ctrl-C, the last one goes first. */

type Ending = () => Promise<unknown> | unknown

let endings: Ending[] = []
let ended = false

/** Answers how to do it sooner; it is done once. */
export function atTheEnd(end: Ending): () => Promise<void> {
  const once = async () => {
    if (!endings.includes(once)) return
    endings = endings.filter((one) => one !== once)
    await end()
  }
  if (ended) void end()
  else endings.push(once)
  return once
}

export const hasEnded = (): boolean => ended

export async function endAll(): Promise<void> {
  ended = true
  for (const end of endings.toReversed()) {
    try {
      await end()
    } catch (error) {
      process.stderr.write(`${(error as Error).message}\n`)
    }
  }
}
