/** A line to a server, through which connections go and which can be cut. */
import { once } from 'node:events'
import { connect, createServer, type NetConnectOpts, type Socket } from 'node:net'
import { freePort, type TestDatabase } from '../harness.ts'

export interface Line {
  port: number
  /** Breaks what is connected and takes no more. */
  cut(): void
  restore(): Promise<void>
}

export async function cuttableLine(to: NetConnectOpts): Promise<Line> {
  const open = new Set<Socket>()
  const server = createServer((client) => {
    const upstream = connect(to)
    for (const socket of [client, upstream]) {
      open.add(socket)
      socket.on('error', () => {})
      socket.on('close', () => {
        open.delete(socket)
        client.destroy()
        upstream.destroy()
      })
    }
    client.pipe(upstream).pipe(client)
  })
  const port = await freePort()
  const restore = async () => {
    server.listen(port, '127.0.0.1')
    await once(server, 'listening')
  }
  const cut = () => {
    server.close()
    for (const socket of open) socket.destroy()
  }
  await restore()
  return { port, cut, restore }
}

/** A line to the database; `url` is its DATABASE_URL. */
export async function lineTo(newsroom: TestDatabase): Promise<Line & { url: string }> {
  const { host, port, user, password, database } = newsroom.connection
  const line = await cuttableLine({ path: `${host}/.s.PGSQL.${port}` })
  return {
    ...line,
    url: `postgres://${user}:${encodeURIComponent(password)}@127.0.0.1:${line.port}/${database}`,
  }
}
