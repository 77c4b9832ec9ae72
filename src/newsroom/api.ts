/** The client of /api/v1. Every screen reads and writes through it. */

/** What the server says when it does not do what it was asked (RFC 9457), or when it can't be reached. */
export class ApiProblem extends Error {
  readonly status: number
  readonly code: string
  readonly title: string
  readonly detail: string
  readonly errors: { path: string; code: string; message: string }[]
  /** Members of a problem's own, such as the state that a conflict met. */
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

export type Query = Record<string, string | number | boolean | null | undefined>

/** Asks the person to sign in again; answers whether they did. Set by the frame while someone is in. */
type AskToSignIn = (isWrite: boolean) => Promise<boolean>
let askToSignIn: AskToSignIn | null = null

export function whenSignedOut(ask: AskToSignIn | null): void {
  askToSignIn = ask
}

/** Nobody is in any more, or one came in too long ago for what is asked. */
const isAboutTheSession = (error: unknown) =>
  error instanceof ApiProblem && (error.status === 401 || error.code === 'SESSION_NOT_FRESH')

/**
 * Runs a call; when the session has ended, asks the person to sign in over what is there and runs it again.
 * For calls that do not go through `api`, such as an upload with progress.
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

async function send<T>(method: string, url: string, body?: unknown, signal?: AbortSignal): Promise<T> {
  const isRaw = body instanceof FormData || body instanceof Blob
  const init: RequestInit = { method, credentials: 'same-origin', headers: { Accept: 'application/json' } }
  if (signal) init.signal = signal
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

export const api = {
  get: <T>(path: string, query?: Query, signal?: AbortSignal) =>
    withSession(() => send<T>('GET', address(path, query), undefined, signal), false),
  post: <T = void>(path: string, body?: unknown, signal?: AbortSignal) =>
    withSession(() => send<T>('POST', address(path), body, signal)),
  put: <T = void>(path: string, body?: unknown, signal?: AbortSignal) =>
    withSession(() => send<T>('PUT', address(path), body, signal)),
  patch: <T = void>(path: string, body?: unknown) => withSession(() => send<T>('PATCH', address(path), body)),
  del: <T = void>(path: string, body?: unknown) => withSession(() => send<T>('DELETE', address(path), body)),
  /** As get, but nobody is asked to sign in: for the screens outside a session. */
  ask: <T>(path: string) => send<T>('GET', address(path)),
  /** As post, outside a session. */
  tell: <T>(path: string, body?: unknown) => send<T>('POST', address(path), body),
}
