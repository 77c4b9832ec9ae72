/**
 * A route of the API as plain data, and the one pipe that each runs through:
 * limit, authenticate, validate, command or query, present.
 */
import { createRoute, type OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { z } from 'zod'
import type { Actor } from '../content/actor.ts'
import { type Command, execute } from '../content/command.ts'
import type { Reading } from '../content/reading.ts'
import { authenticate } from './authenticate.ts'
import type { ApiContext, Caller, Env } from './context.ts'
import { limitBody } from './limit-body.ts'
import { problemDetails } from './problem.ts'

/** What a route is called with. */
export interface Call<P, Q, B> extends ApiContext {
  params: P
  query: Q
  body: B
  caller: Caller
  actor: Actor
  /** For the queries of the content room; nobody keeps what they note. */
  reading: Reading
  /** Carries out a command as the caller. */
  execute<S extends z.ZodType, O>(what: Command<S, O>, input: z.input<S>): Promise<O>
  /** The request itself, for routes that read its bytes or answer in their own way. */
  c: Context<Env>
}

export interface Definition<
  P extends z.ZodType,
  Q extends z.ZodType,
  B extends z.ZodType,
  A extends z.ZodType,
> {
  method: 'get' | 'post' | 'put' | 'delete'
  /** Below /api/v1, with parameters in braces: '/articles/{id}'. */
  path: string
  /** The name of the operation: 'publishArticle'. */
  name: string
  summary: string
  /** 'anyone' needs no account; all else does. */
  access?: 'anyone'
  params?: P
  query?: Q
  body?: B
  /** The request's body is a file, which `run` reads from `c.req.raw.body`. */
  takesFile?: true
  /** What a success answers; none: 204. */
  answer?: A
  /** The kind of file that a success answers instead: `run` makes the response. */
  givesFile?: string
  status?: 200 | 201
  run(call: Call<z.output<P>, z.output<Q>, z.output<B>>): Promise<z.output<A> | Response>
}

export interface Route {
  method: string
  path: string
  name: string
  mount(app: OpenAPIHono<Env>, context: ApiContext): void
}

/** The answer of a route as a client receives it: dates are texts. */
export type Answered<T> = T extends Date
  ? string
  : T extends readonly (infer U)[]
    ? Answered<U>[]
    : T extends object
      ? { [K in keyof T]: Answered<T[K]> }
      : T

/** A moment in an answer. */
export const instant = z.date().meta({ override: { type: 'string', format: 'date-time' } })
/** A moment in a question: an ISO 8601 date and time with its offset. */
export const givenMoment = z.iso.datetime({ offset: true }).transform((text) => new Date(text))
export const idParam = z.object({ id: z.coerce.number().int().positive().max(2_147_483_647) })

const json = (schema: z.ZodType) => ({ 'application/json': { schema } })
const file = (kind: string) => ({ [kind]: { schema: { type: 'string', format: 'binary' } as const } })

export function route<
  P extends z.ZodType = z.ZodObject,
  Q extends z.ZodType = z.ZodObject,
  B extends z.ZodType = z.ZodUndefined,
  A extends z.ZodType = z.ZodVoid,
>(definition: Definition<P, Q, B, A>): Route {
  const { method, path, name, summary, access, params, query, body, answer, givesFile, run } = definition
  const status = answer || givesFile ? (definition.status ?? 200) : 204
  const content = answer ? json(answer) : givesFile ? file(givesFile) : null

  function mount(app: OpenAPIHono<Env>, context: ApiContext): void {
    const described = createRoute({
      method,
      path,
      operationId: name,
      summary,
      tags: [path.split('/')[1]!],
      ...(access === 'anyone' ? {} : { security: [{ session: [] }, { token: [] }] }),
      middleware: [
        ...(definition.takesFile ? [] : [limitBody]),
        ...(access === 'anyone' ? [] : [authenticate(context)]),
      ],
      request: {
        ...(params ? { params: params as never } : {}),
        ...(query ? { query: query as never } : {}),
        ...(body ? { body: { content: json(body), required: !(body instanceof z.ZodDefault) } } : {}),
        ...(definition.takesFile
          ? { body: { content: file('application/octet-stream'), required: true } }
          : {}),
      },
      responses: {
        [status]: content ? { description: summary, content } : { description: 'Done.' },
        default: {
          description: 'What went wrong.',
          content: { 'application/problem+json': { schema: problemDetails } },
        },
      },
    })
    app.openapi(described, (async (c: Context<Env>) => {
      const caller = c.get('caller')
      const valid = (part: string) => c.req.valid(part as never) as never
      const result = await run({
        ...context,
        c,
        caller,
        actor: caller?.actor,
        reading: { db: context.db, note: () => {}, index: context.index },
        params: params ? valid('param') : (undefined as never),
        query: query ? valid('query') : (undefined as never),
        body: body ? valid('json') : (undefined as never),
        execute: (what, input) => execute(context.db, caller.actor, what, input),
      })
      if (result instanceof Response) return result
      c.header('Cache-Control', 'no-store')
      return answer ? c.json(result as never, status as 200) : c.body(null, 204)
    }) as never)
  }
  return { method, path, name, mount }
}
