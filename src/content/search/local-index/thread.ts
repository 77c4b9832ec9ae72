/** The thread that owns a process's local index: it answers questions in order. */
import { parentPort, workerData } from 'node:worker_threads'
import { openIndexFile } from './file.ts'
import { following, isOfFile } from './follow.ts'
import type { FromThread, ToThread } from './messages.ts'

const { folder } = workerData as { folder: string }
const file = openIndexFile(folder)
const { follow } = following(file)
const send = (message: FromThread) => parentPort!.postMessage(message)
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

/** SQLITE_FULL and SQLITE_IOERR, with their extended codes: the index is unchanged. */
const isOfDisk = (error: unknown) =>
  isOfFile(error) && [13, 10].includes((error as { errcode: number }).errcode % 256)

/** SQLITE_CORRUPT and SQLITE_NOTADB, with their extended codes; a full disk is temporary, this is not. */
const isDamaged = (error: unknown) =>
  isOfFile(error) && [11, 26].includes((error as { errcode: number }).errcode % 256)

async function handle(message: ToThread): Promise<void> {
  try {
    if (message.kind === 'ask') return send(answerTo(message))
    if (message.kind === 'discard') {
      file.discard()
      process.exit(0)
    }
    await follow(message.connection, () => send({ kind: 'ready', ready: false }))
    send({ kind: 'ready', ready: true })
  } catch (error) {
    if (isDamaged(error)) {
      // A corrupt index cannot be repaired, only rebuilt.
      file.discard()
      throw error
    }
    const problem = (error as Error).message
    const sentence = isOfDisk(error) ? `The disk of ${folder} is full or fails (${problem}).` : problem
    send({ kind: 'ready', ready: false, problem: sentence })
  }
}

parentPort!.on('message', (message: ToThread) => {
  last = last.then(() => handle(message))
})
