/**
 * The readers, in a process of their own: so many connections that hear the events of one address. Tells its parent,
 * for each event, when each of them had it: milliseconds of the machine's monotonic clock.
 */
import { connect } from 'node:net'

export interface Order {
  port: number
  path: string
  readers: number
}

/** "open": all are open. Else the times at which an event came, in the order of arrival, once all have it. */
export type Report = { open: number } | { id: number; times: number[] } | { lost: number }

/** Connections for one source address: a port each, and what one address may hold. */
const perAddress = 1_900
const atATime = 200

const now = () => Number(process.hrtime.bigint()) / 1e6
const report = (what: Report) => process.send!(what)

const arrivals = new Map<number, number[]>()
let open = 0

function read({ port, path }: Order, n: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const localAddress = `127.0.0.${2 + Math.floor(n / perAddress)}`
    const socket = connect({ host: '127.0.0.1', port, localAddress })
    socket.write(
      `GET ${path} HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\nCache-Control: no-cache\r\nUser-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0\r\nAccept-Language: ar,en;q=0.8\r\nSec-Fetch-Mode: cors\r\n\r\n`,
    )
    socket.once('error', reject)
    socket.on('close', () => report({ lost: 1 }))
    socket.once('data', (head) => {
      if (!head.includes(' 200 OK')) return reject(new Error(`Refused: ${head.toString().slice(0, 60)}`))
      open++
      resolve()
      socket.on('data', (chunk) => {
        const at = now()
        // The number comes first; the rest is not looked at, or the readers would be the slow ones.
        const found = /^id: (\d+)$/m.exec(chunk.subarray(0, 40).toString('latin1'))
        if (!found) return
        const id = Number(found[1])
        const times = arrivals.get(id) ?? []
        arrivals.set(id, times)
        if (times.push(at) === open) report({ id, times })
      })
    })
  })
}

process.on('message', async (order: Order) => {
  try {
    for (let n = open; n < order.readers; n += atATime) {
      const some = Math.min(atATime, order.readers - n)
      await Promise.all(Array.from({ length: some }, (_, i) => read(order, n + i)))
    }
    report({ open })
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`)
    process.exit(1)
  }
})
process.on('disconnect', () => process.exit())
