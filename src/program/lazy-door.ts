/** A door that is loaded when it is first asked: a process that serves readers alone does without its memory. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import type { Hono } from 'hono'
import { isUnavailable } from '../platform/database.ts'

/** What an application behind a door knows of a request: as it came, and the address that it came from. */
interface Env {
  Bindings: { incoming: IncomingMessage; address: string }
}

export type Door = (req: IncomingMessage, res: ServerResponse, address: string) => Promise<void>

interface Options {
  load(): Promise<Pick<Hono<Env & { Variables: never }>, 'fetch'>>
  /** Whether the schema is there, which the accounts need to begin. */
  isReady(): boolean
  /** What is said while the database is away: its headers and its text. */
  away: { headers: Record<string, string>; body: string }
}

export function lazyDoor({ load, isReady, away }: Options): Door {
  let app: ReturnType<typeof load> | undefined

  const sayAway = (res: ServerResponse) =>
    void res.writeHead(503, { ...away.headers, 'Retry-After': '5' }).end(away.body)

  return async (req, res, address) => {
    if (!isReady()) return sayAway(res)
    app ??= load()
    try {
      const { fetch } = await app
      await getRequestListener((request) => fetch(request, { incoming: req, address }), {
        overrideGlobalObjects: false,
      })(req, res)
    } catch (error) {
      if (res.headersSent) throw error
      // It was not loaded: the next one who asks tries again.
      app = undefined
      if (!isUnavailable(error)) throw error
      sayAway(res)
    }
  }
}
