/** The API: its routes, its description (OpenAPI 3.1) and its way to say no. */
import { OpenAPIHono } from '@hono/zod-openapi'
import { type ErrorHandler, Hono } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import { forAccounts } from './accounts/headers.ts'
import type { ApiContext, Env } from './context.ts'
import { limitBody } from './limit-body.ts'
import { previewPath, previewPolicy } from './newsletter.ts'
import { createPreview } from './previews/page.ts'
import { fieldErrors, Problem, present, toProblem } from './problem.ts'
import { apiRoutes } from './routes.ts'

export type Api = Hono<Env>

/** /api/v1, and /preview. */
export function createApi(context: ApiContext): Api {
  const preview = createPreview(context)
  return new Hono<Env>()
    .onError(failure(context))
    .route('/', createRoutes(context))
    .get('/preview/:token', preview.page)
    .get('/preview/:token/media/:id{[0-9]{1,10}}/:version/:name', preview.picture)
}

/** What went wrong, as the problem that the caller is told. */
const failure =
  ({ log }: ApiContext): ErrorHandler<Env> =>
  (error, c) => {
    const problem = toProblem(error)
    if (problem) return present(c, problem)
    // Hono's own: a body that is not JSON, or does not say that it is.
    if ('status' in error && error.status === 400)
      return present(c, new Problem('malformed', 'The body is not the JSON that this route takes.'))
    if ('status' in error && error.status === 415)
      return present(c, new Problem('unsupported', 'This route takes JSON: Content-Type: application/json.'))
    log.error({ err: error, path: c.req.path }, 'a route failed')
    return present(c, new Problem('failed', 'Something went wrong here. Nothing was changed.'))
  }

function createRoutes(context: ApiContext): OpenAPIHono<Env> {
  const app = new OpenAPIHono<Env>({
    defaultHook(result) {
      if (!result.success)
        throw new Problem('invalid', 'Some of what was sent is not right.', {
          errors: fieldErrors(result.error.issues as never),
        })
    },
  }).basePath('/api/v1')
  app.onError(failure(context))
  app.notFound((c) =>
    present(c, new Problem('not-found', `There is nothing at ${c.req.method} ${c.req.path}.`)),
  )
  app.use(previewPath, previewPolicy)
  app.use(
    secureHeaders({
      strictTransportSecurity: false,
      contentSecurityPolicy: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
    }),
  )
  app.on(['GET', 'POST'], '/auth/*', limitBody, (c) => context.accounts.handle(forAccounts(c)))
  for (const one of apiRoutes) one.mount(app, context)

  app.openAPIRegistry.registerComponent('securitySchemes', 'token', { type: 'http', scheme: 'bearer' })
  app.openAPIRegistry.registerComponent('securitySchemes', 'session', {
    type: 'apiKey',
    in: 'cookie',
    name: 'nashra-staff.session_token',
  })
  app.doc31('/openapi.json', {
    openapi: '3.1.0',
    info: { title: 'Nashra', version: '1', license: { name: 'MIT' } },
    servers: [{ url: context.siteUrl }],
  })
  return app
}
