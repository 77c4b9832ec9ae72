/**
 * Things that all test files of a run share. Each is created by the main process when the first file asks
 * for it, and closed after the last one.
 */
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { inject } from 'vitest'

/** Creates a thing: its description for the tests, and how to close it. */
export type Maker = () => Promise<{ value: unknown; close(): Promise<unknown> }>

/** Lends things by their names. Call in the global set-up. */
export async function lend(makers: Record<string, Maker>) {
  const made = new Map<string, ReturnType<Maker>>()
  const server = createServer(async (request, response) => {
    const name = request.url!.slice(1)
    if (!made.has(name)) made.set(name, makers[name]!())
    const answer = await made.get(name)!.then(
      ({ value }) => ({ status: 200, body: value }),
      (error: Error) => ({ status: 500, body: `${name}: ${error.stack}` }),
    )
    response.writeHead(answer.status).end(JSON.stringify(answer.body))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections()
      server.close()
      for (const one of made.values()) await one.then(({ close }) => close()).catch(() => {})
    },
  }
}

/** The description of a shared thing, requested from a test file. */
export async function shared<T>(name: string): Promise<T> {
  const answer = await fetch(`${inject('shared')}/${name}`)
  const body = await answer.json()
  if (!answer.ok) throw new Error(body)
  return body as T
}
