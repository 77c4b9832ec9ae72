/** The readers' own pages, below /readers: each route answers HTML and works without JavaScript. */
import { type ErrorHandler, Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { secureHeaders } from 'hono/secure-headers'
import { postComment } from '../content/comments/post.ts'
import { keptSecret } from '../content/secret-words.ts'
import { createTogether } from '../content/together.ts'
import { takingPartWords } from '../language/words/taking-part/words.ts'
import { boundedRequest } from '../platform/bounded-request.ts'
import { isUnavailable } from '../platform/database.ts'
import { readHouse } from '../site/house.tsx'
import { accountRoutes } from './accounts/account.tsx'
import { openReaderAccounts } from './accounts/accounts.ts'
import { joinRoutes } from './accounts/join.tsx'
import { answerRoutes } from './comments/answer.tsx'
import { replyRoutes } from './comments/form.tsx'
import { postRoutes } from './comments/post.tsx'
import { openProofs } from './comments/proof.ts'
import { reportRoutes } from './comments/report.tsx'
import type { Ask, Env, ReadersContext, ReadersSettings } from './context.ts'
import { leaveRoutes } from './newsletter/leave.tsx'
import { newsletterRoutes } from './newsletter/routes.tsx'
import { respond } from './page.tsx'
import { pushRoutes } from './push/routes.ts'
import { sameOrigin } from './same-origin.ts'

/** A form of text; what is larger was not made by one of ours. */
const mostBytes = 64 * 1024

export async function openReaders(settings: ReadersSettings): Promise<Hono<Env>> {
  const { db, siteUrl } = settings
  return createReaders({
    ...settings,
    accounts: await openReaderAccounts(db, siteUrl),
    postTogether: createTogether(db, postComment),
    proofs: openProofs(await keptSecret(db, 'reader-proofs')),
    addressSecret: await keptSecret(db, 'reader-addresses'),
    receiptSecret: await keptSecret(db, 'reader-receipts'),
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
        // Also on what the accounts library answers, which comes as it is.
        c.header('Cache-Control', 'no-store')
      })
      .use(async (c, next) => {
        const bounded = await boundedRequest(c.req.raw, mostBytes)
        if (!bounded) throw new HTTPException(413)
        c.req.raw = bounded
        await next()
      })
      // Above this line: what also others may send (a mail program that ends a subscription).
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
  const { words } = await readHouse(context.reading)
  const body = () => <p>{words.notFoundText}</p>
  return respond(c, context, { title: words.notFoundTitle, status: 404, body })
}

/** What went wrong, as a page that says what is to be done. */
const failure =
  (context: ReadersContext): ErrorHandler<Env> =>
  async (error, c) => {
    if (isUnavailable(error)) throw error
    const { words, publication } = await readHouse(context.reading)
    const own = takingPartWords(publication.language)
    c.header('Cache-Control', 'no-store')
    if (error instanceof HTTPException && error.status === 404) return missing(context, c)
    if (!(error instanceof HTTPException)) {
      context.log.error({ err: error, path: c.req.path }, 'a reader’s page failed')
      const body = () => <p>{words.serverErrorText}</p>
      return respond(c, context, { title: words.serverErrorTitle, status: 500, body })
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
