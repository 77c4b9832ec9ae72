/** The client of /api/v1 for all screens: each call is typed by its path, from the contract. */
import type { z } from 'zod'
import type { JsonOf, Method, Operation } from '../contract/operation.ts'
import type { operations } from '../contract/operations.ts'
import { newKey } from '../values/new-key.ts'

/** A problem that the server reported (RFC 9457), or the failure to reach the server. */
export class ApiProblem extends Error {
  readonly status: number
  readonly code: string
  readonly title: string
  readonly detail: string
  readonly errors: { path: string; code: string; message: string }[]
  /** Additional members of the problem, such as the state that a conflict met. */
  readonly extra: Record<string, unknown>

  constructor(status: number, body: Record<string, unknown>) {
    const { code, title, detail, errors, type: _, status: __, ...extra } = body
    super(String(detail ?? title ?? code ?? status))
    this.name = 'ApiProblem'
    this.status = status
    this.code = typeof code === 'string' ? code : ''
    this.title = typeof title === 'string' ? title : ''
    this.detail = typeof detail === 'string' ? detail : ''
    this.errors = Array.isArray(errors) ? errors : []
    this.extra = extra
  }
}

type Value = string | number | boolean | null | undefined
export type Query = Record<string, Value>

type Operations = (typeof operations)[keyof typeof operations]
/** The paths that support a method. */
export type PathOf<M extends Method> = Extract<Operations, { method: M }>['path']
type At<M extends Method, Path> = Extract<Operations, { method: M; path: Path }>
type PartsOf<O> =
  O extends Operation<Method, string, infer _P, infer Q, infer B, infer A> ? { q: Q; b: B; a: A } : never
/** The response of an operation as parsed JSON; undefined when it has none. */
export type AnswerOf<M extends Method, Path> = PartsOf<At<M, Path>>['a'] extends infer A
  ? A extends z.ZodVoid
    ? void
    : A extends z.ZodType
      ? JsonOf<z.output<A>>
      : never
  : never

/** The request body of an operation. */
export type BodyOf<M extends Method, Path> = PartsOf<At<M, Path>>['b'] extends infer B
  ? B extends z.ZodType
    ? z.input<B>
    : never
  : never

type Named<Path> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? { [K in Name]: string | number } & Named<Rest>
  : unknown
type Given<M extends Method, Path> = (Path extends `${string}{${string}`
  ? { params: Named<Path> }
  : { params?: never }) & {
  query?: PartsOf<At<M, Path>>['q'] extends z.ZodType
    ? { [K in keyof z.input<PartsOf<At<M, Path>>['q']>]?: Value }
    : never
  signal?: AbortSignal | undefined
  /** The Idempotency-Key of a POST: the same request again is carried out once. */
  key?: string
} & (PartsOf<At<M, Path>>['b'] extends z.ZodUndefined
    ? { body?: never }
    : undefined extends z.input<PartsOf<At<M, Path>>['b']>
      ? { body?: z.input<PartsOf<At<M, Path>>['b']> }
      : { body: z.input<PartsOf<At<M, Path>>['b']> })
/** The arguments of a call besides its path; optional when nothing is required. */
type Rest<M extends Method, Path> =
  Partial<Given<M, Path>> extends Given<M, Path> ? [given?: Given<M, Path>] : [given: Given<M, Path>]

interface AnyGiven {
  params?: Record<string, string | number>
  query?: Query
  body?: unknown
  signal?: AbortSignal | undefined
  key?: string
}

/** Asks the person to sign in again; resolves to whether they did. Set by the frame while a person is signed in. */
type AskToSignIn = (isWrite: boolean) => Promise<boolean>
let askToSignIn: AskToSignIn | null = null

export function whenSignedOut(ask: AskToSignIn | null): void {
  askToSignIn = ask
}

/** A wrong code or passkey: the session is unchanged. */
const isWrongProof = new Set(['INVALID_CODE', 'INVALID_BACKUP_CODE', 'USER_NOT_VERIFIED'])

/** The session has ended, or is too old for this action. */
const isAboutTheSession = (error: unknown) =>
  error instanceof ApiProblem &&
  ((error.status === 401 && !isWrongProof.has(error.code)) || error.code === 'SESSION_NOT_FRESH')

/**
 * Runs a call. When the session has ended, asks the person to sign in again and repeats the call. For calls
 * that do not use `api`, such as an upload with progress.
 */
export async function withSession<T>(call: () => Promise<T>, isWrite = true): Promise<T> {
  try {
    return await call()
  } catch (error) {
    if (!askToSignIn || !isAboutTheSession(error)) throw error
    if (!(await askToSignIn(isWrite))) throw error
    return await call()
  }
}

function address(path: string, query?: Query): string {
  const parameters = new URLSearchParams()
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value !== undefined && value !== null && value !== '') parameters.set(name, String(value))
  }
  return `/api/v1${path}${parameters.size ? `?${parameters}` : ''}`
}

async function send<T>(
  method: string,
  url: string,
  body?: unknown,
  signal?: AbortSignal,
  key?: string,
): Promise<T> {
  const isRaw = body instanceof FormData || body instanceof Blob
  const init: RequestInit = { method, credentials: 'same-origin', headers: { Accept: 'application/json' } }
  if (signal) init.signal = signal
  if (key) init.headers = { ...init.headers, 'Idempotency-Key': key }
  if (body !== undefined) {
    init.body = isRaw ? body : JSON.stringify(body)
    if (!isRaw) init.headers = { ...init.headers, 'Content-Type': 'application/json' }
  }
  let answer: Response
  try {
    answer = await fetch(url, init)
  } catch (error) {
    if (signal?.aborted) throw error
    throw new ApiProblem(0, { code: 'unreachable' })
  }
  const text = await answer.text()
  const isJson = /\bjson\b/.test(answer.headers.get('content-type') ?? '')
  const content = isJson && text ? JSON.parse(text) : null
  if (!answer.ok) throw new ApiProblem(answer.status, content ?? {})
  return content as T
}

const filled = (path: string, { params = {} }: AnyGiven): string =>
  path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(String(params[name])))

/** Creates the function for one method; `isWrite`: whether the person is asked to sign in again in order to write. */
const caller =
  <M extends Method>(method: M, isWrite: boolean, run = withSession) =>
  <Path extends PathOf<M>>(path: Path, ...[given]: Rest<M, Path>): Promise<AnswerOf<M, Path>> => {
    const { query, body, signal, key, ...rest }: AnyGiven = (given ?? {}) as AnyGiven
    const url = address(filled(path, rest), query)
    return run(() => send<AnswerOf<M, Path>>(method.toUpperCase(), url, body, signal, key), isWrite)
  }

const outside: typeof withSession = (call) => call()

/** The requests whose answer was lost, each with its key and the time it was sent last. */
const unanswered = new Map<string, { key: string; at: number }>()

/** Later, the same request is a new one. */
const repeatableMs = 10 * 60_000

/** Whether the server may have executed a request, or is executing it now. */
export const isUncertain = (error: unknown): boolean =>
  !(error instanceof ApiProblem) ||
  error.status === 0 ||
  error.status >= 500 ||
  error.extra.reason === 'in-progress'

/** Forgets this request and, since it has changed a thing ("/articles/12/"), all others to that thing. */
function forgetUnanswered(name: string): void {
  const thing = /^\S*?\/\d+\//.exec(name)?.[0]
  for (const other of unanswered.keys())
    if (other === name || (thing && other.startsWith(thing))) unanswered.delete(other)
}

/**
 * Sends a request that must not be executed twice. After a lost answer, the same request has the same key, even where
 * its dialog was closed and filled in again. `revision` tells apart requests that concern different revisions.
 */
async function sendOnce<T>(url: string, body?: unknown, revision = 0): Promise<T> {
  const name = `${url} ${revision} ${JSON.stringify(body)}`
  const earlier = unanswered.get(name)
  const now = Date.now()
  const key = earlier && now - earlier.at < repeatableMs ? earlier.key : newKey()
  unanswered.set(name, { key, at: now })
  try {
    const answer = await withSession(() => send<T>('POST', url, body, undefined, key))
    forgetUnanswered(name)
    return answer
  } catch (error) {
    if (!isUncertain(error)) unanswered.delete(name)
    throw error
  }
}

export const api = {
  get: caller('get', false),
  post: caller('post', true),
  /** Like post, for requests that must not be executed twice. */
  postOnce: <Path extends PathOf<'post'>>(
    path: Path,
    ...[given, revision]: [...Rest<'post', Path>, revision?: number]
  ): Promise<AnswerOf<'post', Path>> => {
    const { query, body, ...rest }: AnyGiven = (given ?? {}) as AnyGiven
    return sendOnce(address(filled(path, rest), query), body, revision as number | undefined)
  },
  put: caller('put', true),
  del: caller('delete', true),
  /** Like get, without asking to sign in: for screens outside a session. */
  ask: caller('get', false, outside),
  /** Like post, outside a session. */
  tell: caller('post', true, outside),
}

/** Ends the session. The accounts library has this path; the contract does not. */
export const signOut = () => send<void>('POST', address('/auth/sign-out'), {})

/** Calls of the routes that modules of a newsroom declare; the caller names the type of the response. */
export const request = {
  get: <T>(path: ModulePath, query?: Query, signal?: AbortSignal) =>
    withSession(() => send<T>('GET', address(path, query), undefined, signal), false),
  post: <T = void>(path: ModulePath, body?: unknown) =>
    withSession(() => send<T>('POST', address(path), body)),
  put: <T = void>(path: ModulePath, body?: unknown) => withSession(() => send<T>('PUT', address(path), body)),
  del: <T = void>(path: ModulePath) => withSession(() => send<T>('DELETE', address(path))),
}

/** A module's routes stand below its name. */
type ModulePath = `/x/${string}`
