/** The thread that keeps a process's search index: it answers in the order in which it is asked. */
import { parentPort, workerData } from 'node:worker_threads'
import { openIndexFile } from './file.ts'
import { following, isOfFile } from './follow.ts'
import type { FromThread, ToThread } from './messages.ts'

const file = openIndexFile((workerData as { folder: string }).folder)
const { follow } = following(file)
const say = (message: FromThread) => parentPort!.postMessage(message)
let last = Promise.resolve()

function answerTo(message: Extract<ToThread, { kind: 'ask' }>): FromThread {
  const { n } = message
  try {
    const answer =
      message.method === 'newest' ? file.newest(...message.asked) : file.heaviest(...message.asked)
    return { kind: 'answer', n, answer }
  } catch (error) {
    if (isDamaged(error)) throw error
    return { kind: 'refusal', n, problem: (error as Error).message }
  }
}

/** SQLITE_CORRUPT and SQLITE_NOTADB, also in their extended forms; a disk that is full passes. */
const isDamaged = (error: unknown) =>
  isOfFile(error) && [11, 26].includes((error as { errcode: number }).errcode % 256)

async function handle(message: ToThread): Promise<void> {
  try {
    if (message.kind === 'ask') return say(answerTo(message))
    await follow(message.connection, () => say({ kind: 'ready', ready: false }))
    say({ kind: 'ready', ready: true })
  } catch (error) {
    if (isDamaged(error)) {
      // It can be made anew, and mended it cannot.
      file.discard()
      throw error
    }
    say({ kind: 'ready', ready: false, problem: (error as Error).message })
  }
}

parentPort!.on('message', (message: ToThread) => {
  last = last.then(() => handle(message))
})
