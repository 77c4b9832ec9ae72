/** The Web Push endpoints: subscribe a browser, choose topics, unsubscribe. JSON, because only scripts call them. */
import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { z } from 'zod'
import { pushKeys } from '../../content/push/keys.ts'
import { choicesOf } from '../../content/push/read.ts'
import { browser, subscribePush, unsubscribePush } from '../../content/push/subscribe.ts'
import { reader } from '../../kernel/actor.ts'
import { type Command, CommandError } from '../../kernel/command.ts'
import { execute } from '../../kernel/run.ts'
import { hashIp } from '../client-ip.ts'
import type { Ask, Env, ReadersContext } from '../context.ts'

const somebody = reader(null, 'follower')
const statuses = { forbidden: 403, invalid: 400, 'not-found': 404, conflict: 429 } as const

export const pushRoutes = (context: ReadersContext) =>
  new Hono<Env>()
    .get('/key', async (c) => c.json({ key: (await pushKeys(context.db)).publicKey }))
    .post('/', async (c) => {
      const given = await json(c)
      const url = URL.canParse(String(given.endpoint)) ? new URL(String(given.endpoint)) : null
      if (!url || !context.outbound.mayAsk(url)) return c.json({ error: 'endpoint' }, 400)
      const ipHash = hashIp(context.ipSecret, c.env.clientIp)
      return done(c, context, subscribePush, { ...given, ipHash })
    })
    .post('/mine', async (c) => {
      const asked = browser.safeParse(await json(c))
      const found = asked.success ? await choicesOf(context.db, asked.data) : undefined
      return found ? c.json(found) : c.json({}, 404)
    })
    .post('/end', async (c) => done(c, context, unsubscribePush, await json(c)))

async function json(c: Ask): Promise<Record<string, unknown>> {
  const given = z.record(z.string(), z.unknown()).safeParse(await c.req.json().catch(() => null))
  if (!given.success) throw new HTTPException(400)
  return given.data
}

async function done<S extends z.ZodType>(
  c: Ask,
  { db }: ReadersContext,
  what: Command<S, unknown>,
  input: object,
): Promise<Response> {
  try {
    // The command validates the input.
    await execute(db, somebody, what, input as z.input<S>)
    return c.body(null, 204)
  } catch (error) {
    if (!(error instanceof CommandError)) throw error
    return c.json({ error: error.message }, statuses[error.reason])
  }
}
