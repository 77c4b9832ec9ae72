/** A reader's own page: name, comments, sign-in methods, and all stored data. */
import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { readerName } from '../../content/comments/fields.ts'
import { listOwnComments, type OwnComment } from '../../content/comments/own-read.ts'
import { noteAttempt } from '../../content/readers/attempts.ts'
import { readerData } from '../../content/readers/data.ts'
import { eraseReader } from '../../content/readers/erase.ts'
import { renameReader } from '../../content/readers/readers.ts'
import { CommandError } from '../../kernel/command.ts'
import { execute } from '../../kernel/run.ts'
import { type TakingPart, takingPartMessages } from '../../language/messages/taking-part/messages.ts'
import { readLocale, type SiteLocale, Text, When } from '../../site/locale.tsx'
import { forAccounts, knownHeaders, readForm, sessionOf, setCookies } from '../asked.ts'
import { receiptAddress } from '../comments/receipt.ts'
import { sentencesFor } from '../comments/why.ts'
import type { Ask, Env, ReadersContext } from '../context.ts'
import { respond } from '../page.tsx'
import type { Device, ReaderSession } from './accounts.ts'
import { askToJoin } from './join.tsx'

const perPage = 20

export const accountRoutes = (context: ReadersContext) =>
  new Hono<Env>()
    .get('/', async (c) => {
      const session = await sessionOf(c, context)
      return session ? show(c, context, session) : askToJoin(c, context)
    })
    .on(['GET', 'POST'], '/auth/*', (c) => context.accounts.handle(forAccounts(c)))
    .post('/name', (c) =>
      asSelf(c, context, async ({ reader: who }, form) => {
        const name = readerName.safeParse(form.name ?? '')
        if (!name.success) throw new HTTPException(400)
        // A change of name affects all their comments.
        const limits = [{ key: `name:${who.id}`, most: 10, minutes: 60 }]
        if (!(await execute(context.db, who, noteAttempt, { limits }))) throw new HTTPException(429)
        await execute(context.db, who, renameReader, { name: name.data }).catch((error) => {
          throw error instanceof CommandError ? new HTTPException(400, { cause: error }) : error
        })
      }),
    )
    .post('/sign-out', (c) =>
      asSelf(c, context, async () => setCookies(c, await context.accounts.signOut(knownHeaders(c)))),
    )
    .post('/sign-out-elsewhere', (c) =>
      asSelf(c, context, (session) => context.accounts.signOutElsewhere(session)),
    )
    .post('/passkeys/remove', (c) =>
      asSelf(c, context, ({ userId }, { id = '' }) => context.accounts.removePasskey(userId, id)),
    )
    .get('/data', async (c) => {
      const session = await sessionOf(c, context)
      if (!session) return askToJoin(c, context)
      c.header('Content-Disposition', 'attachment; filename="my-data.json"')
      return c.json(await readerData(context.readContext, session.reader.id!))
    })
    .post('/erase', (c) => erase(c, context))

/** Runs a command as the signed-in reader, and redirects to their page. */
async function asSelf(
  c: Ask,
  context: ReadersContext,
  what: (session: ReaderSession, form: Record<string, string>) => Promise<unknown>,
): Promise<Response> {
  const session = await sessionOf(c, context)
  if (session) await what(session, await readForm(c))
  return c.redirect('/readers', 303)
}

async function erase(c: Ask, context: ReadersContext): Promise<Response> {
  const session = await sessionOf(c, context)
  if (!session) return c.redirect('/readers', 303)
  if ((await readForm(c)).sure !== 'yes') throw new HTTPException(400)
  const cookies = await context.accounts.signOut(knownHeaders(c))
  await execute(context.db, session.reader, eraseReader, {})
  setCookies(c, cookies)
  const { publication } = await readLocale(context.readContext)
  const own = takingPartMessages(publication.language)
  return respond(c, context, { title: own.erasedTitle, body: () => <p>{own.erasedText}</p> })
}

async function show(c: Ask, context: ReadersContext, session: ReaderSession): Promise<Response> {
  const { accounts, readContext } = context
  const { publication } = await readLocale(readContext)
  const own = takingPartMessages(publication.language)
  const given = c.req.query('before') ?? ''
  const before = /^[1-9]\d{0,8}$/.test(given) ? Number(given) : null
  const comments = await listOwnComments(readContext, session.reader.id!, before, perPage)
  const passkeys = await accounts.passkeys(session.userId)
  const devices = await accounts.devices(session.userId)
  return respond(c, context, {
    title: own.myAccount,
    body: (locale) => (
      <>
        <p class="note" dir="ltr">
          {session.email}
        </p>
        <form method="post" action="/readers/name" class="write line">
          <label for="name">{own.nameShown}</label>
          <input
            id="name"
            type="text"
            name="name"
            value={session.reader.name}
            maxlength={60}
            required
            dir="auto"
          />
          <button type="submit">{own.save}</button>
        </form>
        <OwnComments locale={locale} own={own} comments={comments} context={context} />
        <section aria-labelledby="passkeys">
          <h2 id="passkeys">{own.passkeys}</h2>
          <p class="note">{own.passkeysText}</p>
          <ul class="rows">
            {passkeys.map(({ id, createdAt }) => (
              <li>
                <span>{createdAt && <When locale={locale} at={createdAt} shape="datetime" />}</span>
                <form method="post" action="/readers/passkeys/remove">
                  <input type="hidden" name="id" value={id} />
                  <button type="submit">{own.remove}</button>
                </form>
              </li>
            ))}
          </ul>
          <button type="button" data-passkey="add" data-failed={own.passkeyFailed} hidden>
            {own.passkeyAdd}
          </button>
          <output />
        </section>
        <Devices locale={locale} own={own} devices={devices} current={session.id} />
        <MyData own={own} />
        <script type="module" src={readContext.assets.url('comments.js')} />
      </>
    ),
  })
}

interface OwnProps {
  locale: SiteLocale
  own: TakingPart
  comments: OwnComment[]
  context: ReadersContext
}

function OwnComments({ locale, own, comments, context }: OwnProps) {
  const states = {
    unconfirmed: own.stateHeld,
    held: own.stateHeld,
    published: own.statePublished,
    rejected: own.stateRejected,
    withdrawn: own.stateWithdrawn,
    erased: own.stateWithdrawn,
  }
  const oldest = comments.length === perPage ? comments.at(-1)!.id : null
  return (
    <section aria-labelledby="mine">
      <h2 id="mine">{own.myComments}</h2>
      {comments.length === 0 && <p class="note">{own.noOwnComments}</p>}
      <ul class="mine">
        {comments.map((comment) => (
          <li>
            <p class="note">
              <b class={comment.state}>{states[comment.state]}</b>{' '}
              <When locale={locale} at={comment.postedAt} shape="datetime" />{' '}
              <Text of={comment.headline} base={locale.direction} />
            </p>
            {comment.text !== '' && (
              <p dir="auto">
                <Text of={comment.text.slice(0, 200)} base={locale.direction} />
              </p>
            )}
            {comment.state === 'rejected' &&
              sentencesFor(own, comment.reasons).map((sentence) => <p class="note">{sentence}</p>)}
            <a href={receiptAddress(context.receiptSecret, comment.id)}>{locale.messages.more}</a>
          </li>
        ))}
      </ul>
      {oldest !== null && (
        <p class="pages">
          <a href={`/readers?before=${oldest}`}>{locale.messages.older}</a>
        </p>
      )}
    </section>
  )
}

interface DevicesProps {
  locale: SiteLocale
  own: TakingPart
  devices: Device[]
  current: string
}

function Devices({ locale, own, devices, current }: DevicesProps) {
  return (
    <section aria-labelledby="devices">
      <h2 id="devices">{own.devices}</h2>
      <ul class="rows">
        {devices.map(({ id, userAgent, lastSeen }) => (
          <li>
            <span>
              <bdi dir="ltr">{deviceName(userAgent)}</bdi> {id === current && <b>{own.thisDevice}</b>}
            </span>
            <When locale={locale} at={lastSeen} shape="datetime" />
          </li>
        ))}
      </ul>
      <div class="write line">
        <form method="post" action="/readers/sign-out">
          <button type="submit">{own.signOut}</button>
        </form>
        {devices.length > 1 && (
          <form method="post" action="/readers/sign-out-elsewhere">
            <button type="submit">{own.signOutElsewhere}</button>
          </form>
        )}
      </div>
    </section>
  )
}

/** 'Firefox, Android', as far as the browser reveals it. */
function deviceName(userAgent: string): string {
  const browser = /Edg|OPR|SamsungBrowser|Firefox|Chrome|Safari/.exec(userAgent)?.[0] ?? ''
  const system = /Android|iPhone|iPad|Windows|Macintosh|Linux/.exec(userAgent)?.[0] ?? ''
  return [browser, system].filter(Boolean).join(', ') || '—'
}

function MyData({ own }: { own: TakingPart }) {
  return (
    <section aria-labelledby="data">
      <h2 id="data">{own.myData}</h2>
      <p>
        <a href="/readers/data" download>
          {own.exportData}
        </a>
      </p>
      <details class="write">
        <summary class="button">{own.eraseTitle}</summary>
        <form method="post" action="/readers/erase">
          <p class="note">{own.eraseText}</p>
          <label class="choice">
            <input type="checkbox" name="sure" value="yes" required /> {own.eraseAsk}
          </label>
          <button type="submit">{own.eraseSure}</button>
        </form>
      </details>
    </section>
  )
}
