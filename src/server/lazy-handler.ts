/** A request handler that is loaded on its first request, so that processes serving only readers save its memory. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import type { Hono } from 'hono'
import { isUnavailable } from '../platform/database.ts'
import type { Sender } from './forwarded.ts'

/** The request as it came, and the client's address, for the application behind the handler. */
interface Env {
  Bindings: { incoming: IncomingMessage; clientIp: string; isShared: boolean }
}

export type RequestHandler = (req: IncomingMessage, res: ServerResponse, sender: Sender) => Promise<void>

interface Options {
  load(): Promise<Pick<Hono<Env & { Variables: never }>, 'fetch'>>
  /** Whether the schema is ready; the accounts need it. */
  isReady(): boolean
  /** The response while the database is unavailable. */
  unavailable: { headers: Record<string, string>; body: string }
}

export function lazyHandler({ load, isReady, unavailable }: Options): RequestHandler {
  let app: ReturnType<typeof load> | undefined

  const answerUnavailable = (res: ServerResponse) =>
    void res.writeHead(503, { ...unavailable.headers, 'Retry-After': '5' }).end(unavailable.body)

  return async (req, res, sender) => {
    if (!isReady()) return answerUnavailable(res)
    app ??= load()
    try {
      const { fetch } = await app
      await getRequestListener((request) => fetch(request, { incoming: req, ...sender }), {
        overrideGlobalObjects: false,
      })(req, res)
    } catch (error) {
      if (res.headersSent) throw error
      // Loading failed; the next request tries again.
      app = undefined
      if (!isUnavailable(error)) throw error
      answerUnavailable(res)
    }
  }
}
