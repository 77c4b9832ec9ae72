/** The pipeline of every operation: authenticate, check the policy, limit, validate, run, respond. */
import type { Context, Hono } from 'hono'
import { z } from 'zod'
import { may as policies } from '../content/policies.ts'
import { bodyBytes } from '../contract/body-bounds.ts'
import { versionKey } from '../contract/conditions.ts'
import type { Method, Operation } from '../contract/operation.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Command } from '../kernel/command.ts'
import type { ReadContext } from '../kernel/read-context.ts'
import { execute } from '../kernel/run.ts'
import { authenticate, permit } from './authenticate.ts'
import { givenVersion, tagOf, underCondition } from './conditional.ts'
import type { ApiContext, Caller, Env } from './context.ts'
import { limitBody } from './limit-body.ts'
import { fieldErrors, Problem, sentenceOf } from './problem.ts'
import { runOnce } from './repeat.ts'

/** The arguments of a route. */
export interface Call<P, Q, B> extends ApiContext {
  params: P
  query: Q
  body: B
  caller: Caller
  actor: Actor
  /** For queries of content; their cache tags are not recorded. */
  readContext: ReadContext
  /** Runs a command as the caller. */
  execute<S extends z.ZodType, O>(command: Command<S, O>, input: z.input<S>): Promise<O>
  /** The raw request, for routes that read bytes or write their own response. */
  c: Context<Env>
}

export interface Route {
  method: string
  path: string
  name: string
  may: ((actor: Actor) => boolean) | 'anyone'
  mount(app: Hono<Env>, context: ApiContext): void
}

/** Refuses a non-empty body on a route that takes none, because the client may have meant something by it. */
async function refuseBody(c: Context<Env>): Promise<void> {
  const text = c.req.raw.body ? (await c.req.text()).trim() : ''
  if (text === '' || /^\{\s*\}$/.test(text)) return
  throw new Problem('invalid', 'This route accepts no body. Nothing was changed.')
}

function valid<S extends z.ZodType>(schema: S, given: unknown): z.output<S> {
  const result = schema.safeParse(given)
  if (result.success) return result.data
  const errors = fieldErrors(result.error.issues)
  throw new Problem('invalid', sentenceOf(errors), { errors })
}

const kindOfJson = /^application\/(?:[a-z0-9.-]+\+)?json\s*(?:;|$)/i

/** The JSON of a request; undefined when there is none and none is needed. */
async function givenJson(c: Context<Env>, isNeeded: boolean): Promise<unknown> {
  const text = await c.req.text()
  if (text.trim() === '' && !isNeeded) return undefined
  if (!kindOfJson.test(c.req.header('content-type') ?? ''))
    throw new Problem('unsupported', 'This route takes JSON: Content-Type: application/json.')
  try {
    return JSON.parse(text)
  } catch {
    throw new Problem('malformed', 'The body is not valid JSON for this route.')
  }
}

/** The query parameters. A repeated parameter becomes a list, which no route accepts. */
const givenQuery = (c: Context<Env>) =>
  Object.fromEntries(
    Object.entries(c.req.queries()).map(([name, all]) => [name, all.length === 1 ? all[0] : all]),
  )

export function handle<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, A extends z.ZodType>(
  operation: Operation<Method, string, P, Q, B, A>,
  run: (call: Call<z.output<P>, z.output<Q>, z.output<B>>) => Promise<z.output<A> | Response>,
): Route {
  const { method, path, name, params, body, answer, takesFile } = operation
  const may = operation.may === 'anyone' ? operation.may : policies[operation.may]
  // Unknown parameters are refused, as in a body.
  const query = z.strictObject((operation.query as z.ZodObject | undefined)?.shape ?? {})

  async function answerTo(c: Context<Env>, context: ApiContext): Promise<Response> {
    const caller = c.get('caller')
    const given = {
      query: valid(query, givenQuery(c)) as z.output<Q>,
      params: (params ? valid(params, c.req.param()) : undefined) as z.output<P>,
    }
    if (!body && !takesFile) await refuseBody(c)
    const sent = body ? await givenJson(c, !(body instanceof z.ZodDefault)) : undefined
    const version = method === 'get' ? null : givenVersion(c, operation)
    const whole = version === null ? sent : { ...(sent as object), [versionKey(operation)!]: version }
    const call: Call<z.output<P>, z.output<Q>, z.output<B>> = {
      ...{ ...context, ...given, c, caller, actor: caller?.actor },
      readContext: { db: context.db, dependOn: () => {}, service: context.service },
      body: (body ? valid(body, whole) : undefined) as z.output<B>,
      execute: (command, input) => execute(context.db, caller.actor, command, input),
    }
    const once = { db: context.db, actor: call.actor, operation, sent: whole }
    const result = await runOnce(c, once, (within) =>
      underCondition(version, () =>
        run(
          within
            ? {
                ...call,
                execute: (command, input) => execute(context.db, call.actor, command, input, within),
              }
            : call,
        ),
      ),
    )
    if (result instanceof Response) return result
    c.header('Cache-Control', 'no-store')
    const tag = tagOf(result)
    if (tag) c.header('ETag', tag)
    return answer ? c.json(result as never, operation.status ?? 200) : c.body(null, 204)
  }

  function mount(app: Hono<Env>, context: ApiContext): void {
    const steps = [
      ...(may === 'anyone' ? [] : [authenticate(context), permit(context, name, may)]),
      ...(takesFile ? [] : [limitBody(bodyBytes(operation))]),
    ]
    const address = path.replace(/\{(\w+)\}/g, ':$1')
    app.on([method.toUpperCase()], [address], ...steps, (c: Context<Env>) => answerTo(c, context))
  }
  return { method, path, name, may, mount }
}
