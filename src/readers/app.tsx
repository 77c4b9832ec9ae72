/** The readers' pages below /readers: each route responds with HTML and works without JavaScript. */
import { type ErrorHandler, Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { secureHeaders } from 'hono/secure-headers'
import { postComment } from '../content/comments/post.ts'
import { createBatcher } from '../kernel/batcher.ts'
import { storedSecret } from '../kernel/secrets.ts'
import { takingPartMessages } from '../language/messages/taking-part/messages.ts'
import { boundedRequest } from '../platform/bounded-request.ts'
import { isUnavailable } from '../platform/database.ts'
import { readLocale } from '../site/locale.tsx'
import { accountRoutes } from './accounts/account.tsx'
import { openReaderAccounts } from './accounts/accounts.ts'
import { joinRoutes } from './accounts/join.tsx'
import { answerRoutes } from './comments/answer.tsx'
import { replyRoutes } from './comments/form.tsx'
import { postRoutes } from './comments/post.tsx'
import { openProofOfWork } from './comments/proof-of-work.ts'
import { reportRoutes } from './comments/report.tsx'
import type { Ask, Env, ReadersContext, ReadersSettings } from './context.ts'
import { leaveRoutes } from './newsletter/leave.tsx'
import { newsletterRoutes } from './newsletter/routes.tsx'
import { respond } from './page.tsx'
import { pushRoutes } from './push/routes.ts'
import { sameOrigin } from './same-origin.ts'

/** The size limit of a form; our own forms are smaller. */
const maxBytes = 64 * 1024

export async function openReaders(settings: ReadersSettings): Promise<Hono<Env>> {
  const { db, siteUrl } = settings
  return createReaders({
    ...settings,
    accounts: await openReaderAccounts(db, siteUrl),
    postTogether: createBatcher(db, postComment),
    proofOfWork: openProofOfWork(await storedSecret(db, 'reader-proofs')),
    ipSecret: await storedSecret(db, 'reader-addresses'),
    receiptSecret: await storedSecret(db, 'reader-receipts'),
  })
}

function createReaders(context: ReadersContext): Hono<Env> {
  return (
    new Hono<Env>()
      .basePath('/readers')
      .onError(failure(context))
      .notFound((c) => missing(context, c))
      .use(
        secureHeaders({
          strictTransportSecurity: false,
          referrerPolicy: 'strict-origin-when-cross-origin',
          xFrameOptions: 'DENY',
        }),
      )
      .use(async (c, next) => {
        await next()
        // Also set on responses of the accounts library.
        c.header('Cache-Control', 'no-store')
      })
      .use(async (c, next) => {
        const bounded = await boundedRequest(c.req.raw, maxBytes)
        if (!bounded) throw new HTTPException(413)
        c.req.raw = bounded
        await next()
      })
      // Above this line: routes that other programs may call (a mail program that ends a subscription).
      .route('/newsletter', leaveRoutes(context))
      .use(sameOrigin(context))
      .route('/newsletter', newsletterRoutes(context))
      .route('/push', pushRoutes(context))
      .route('/', accountRoutes(context))
      .route('/', joinRoutes(context))
      .route('/', postRoutes(context))
      .route('/', replyRoutes(context))
      .route('/', reportRoutes(context))
      .route('/', answerRoutes(context))
  )
}

async function missing(context: ReadersContext, c: Ask): Promise<Response> {
  const { messages } = await readLocale(context.readContext)
  const body = () => <p>{messages.notFoundText}</p>
  return respond(c, context, { title: messages.notFoundTitle, status: 404, body })
}

/** Turns an error into a page that says what to do. */
const failure =
  (context: ReadersContext): ErrorHandler<Env> =>
  async (error, c) => {
    if (isUnavailable(error)) throw error
    const { messages, publication } = await readLocale(context.readContext)
    const own = takingPartMessages(publication.language)
    c.header('Cache-Control', 'no-store')
    if (error instanceof HTTPException && error.status === 404) return missing(context, c)
    if (!(error instanceof HTTPException)) {
      context.log.error({ err: error, path: c.req.path }, 'a reader’s page failed')
      const body = () => <p>{messages.serverErrorText}</p>
      return respond(c, context, { title: messages.serverErrorTitle, status: 500, body })
    }
    const [title, text] =
      error.status === 403
        ? [own.crossSiteTitle, own.crossSiteText]
        : error.status === 413
          ? [own.tooLargeTitle, own.tooLargeText]
          : error.status === 429
            ? [own.tooManyTitle, own.tooManyText]
            : [own.badFormTitle, own.badFormText]
    return respond(c, context, { title, status: error.status as 400, body: () => <p>{text}</p> })
  }
