/** The API: its routes, its description (OpenAPI 3.1) and its error responses. */
import { type Context, type ErrorHandler, Hono } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import { strangerBytes } from '../contract/body-bounds.ts'
import { openApiDocument } from '../contract/openapi.ts'
import type { Operation } from '../contract/operation.ts'
import { answerAuthRequest } from './accounts/auth-requests.ts'
import { forAccounts } from './accounts/headers.ts'
import type { ApiContext, Env } from './context.ts'
import type { Route } from './handle.ts'
import { limitBody } from './limit-body.ts'
import { previewPath, previewPolicy } from './newsletter.ts'
import { createPreview } from './previews/page.ts'
import { Problem, present, toProblem } from './problem.ts'
import { apiRoutes } from './routes.ts'

export type Api = Hono<Env>

/** Routes added by the newsroom's own modules. */
export interface MoreRoutes {
  routes: readonly Route[]
  operations: readonly Operation[]
}

/** Handles /api/v1 and /preview. */
export function createApi(context: ApiContext, more: MoreRoutes = { routes: [], operations: [] }): Api {
  const preview = createPreview(context)
  return new Hono<Env>()
    .onError(failure(context))
    .route('/', createRoutes(context, more))
    .get('/preview/:token', preview.page)
    .get('/preview/:token/media/brand/:id/:name', preview.brandPicture)
    .get('/preview/:token/media/:id{[0-9]{1,10}}/:version/:name', preview.picture)
}

/** Turns an error into a problem response. */
const failure =
  ({ log }: ApiContext): ErrorHandler<Env> =>
  (error, c) => {
    const problem = toProblem(error)
    if (problem?.extra.reason === 'no-room') log.error({ err: error, path: c.req.path }, 'the disk is full')
    if (problem) return present(c, problem)
    log.error({ err: error, path: c.req.path }, 'a route failed')
    return present(c, new Problem('failed', 'Something went wrong. Nothing was changed.'))
  }

/** The methods that an address supports; empty when the address does not exist. */
const addressesOf = (routes: readonly Route[]) =>
  routes.map(({ method, path }) => ({
    method: method.toUpperCase(),
    path: new RegExp(`^/api/v1${path.replace(/\{\w+\}/g, '[^/]+')}$`),
  }))

function nothingThere(c: Context<Env>, addresses: ReturnType<typeof addressesOf>): Response {
  const methods = [
    ...new Set(addresses.filter((one) => one.path.test(c.req.path)).map(({ method }) => method)),
  ]
  if (methods.length === 0)
    return present(c, new Problem('not-found', `There is nothing at ${c.req.method} ${c.req.path}.`))
  c.header('Allow', methods.join(', '))
  return present(
    c,
    new Problem('method-not-allowed', `${c.req.path} takes ${methods.join(', ')}, not ${c.req.method}.`),
  )
}

function createRoutes(context: ApiContext, more: MoreRoutes): Hono<Env> {
  const app = new Hono<Env>().basePath('/api/v1')
  app.onError(failure(context))
  app.use(previewPath, previewPolicy)
  app.use(
    secureHeaders({
      strictTransportSecurity: false,
      contentSecurityPolicy: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
    }),
  )
  app.on(['GET', 'POST'], '/auth/*', limitBody(strangerBytes), (c) =>
    answerAuthRequest(context, forAccounts(c), c.env),
  )
  const routes = [...apiRoutes, ...more.routes]
  for (const one of routes) one.mount(app, context)
  let description: string | undefined
  app.get('/openapi.json', (c) => {
    description ??= JSON.stringify(openApiDocument(context.siteUrl, more.operations))
    return c.body(description, 200, { 'Content-Type': 'application/json' })
  })
  const addresses = addressesOf(routes)
  app.all('/*', (c) => nothingThere(c, addresses))
  return app
}
