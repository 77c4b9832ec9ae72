/** The newsletter's pages: subscribing, confirming, changing. They never reveal who subscribes. */
import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { subscriberLinks } from '../../content/newsletter/links.ts'
import { readSubscriber, type Subscriber } from '../../content/newsletter/read.ts'
import { chooseNewsletter, confirmNewsletter, subscribe } from '../../content/newsletter/subscribe.ts'
import { listSections } from '../../content/sections/sections.ts'
import { reader } from '../../kernel/actor.ts'
import { CommandError } from '../../kernel/command.ts'
import { execute } from '../../kernel/run.ts'
import { takingPartMessages } from '../../language/messages/taking-part/messages.ts'
import { readLocale } from '../../site/locale.tsx'
import { NewsletterChoices } from '../../site/parts/newsletter-form.tsx'
import { hashIp } from '../client-ip.ts'
import type { Ask, Env, ReadersContext } from '../context.ts'
import { readNewsletterForm } from './form.ts'
import { say, wordsOf } from './say.tsx'

const somebody = reader(null, 'subscriber')

export const newsletterRoutes = (context: ReadersContext) =>
  new Hono<Env>()
    .post('/', (c) => ask(c, context))
    .get('/asked', async (c) => {
      const own = await wordsOf(context)
      return say(c, context, { title: own.askedTitle, text: own.askedText })
    })
    .get('/confirm/:token', async (c) => {
      const own = await wordsOf(context)
      // A mail scanner that opens every link must not confirm.
      const more = (
        <form method="post">
          <button class="button" type="submit">
            {own.confirm}
          </button>
        </form>
      )
      return say(c, context, { title: own.confirmTitle, text: own.confirmText, more })
    })
    .post('/confirm/:token', (c) => confirm(c, context, c.req.param('token')))
    .get('/mine/:word', async (c) => {
      const subscriber = await subscriberOf(context, c.req.param('word'))
      return subscriber ? show(c, context, subscriber, c.req.query('saved') === '1') : unknown(c, context)
    })
    .post('/mine/:word', async (c) => {
      const word = c.req.param('word')
      const subscriber = await subscriberOf(context, word)
      if (!subscriber) return unknown(c, context)
      const { email: _, ...chosen } = await readNewsletterForm(c)
      if (!chosen.daily && !chosen.breaking) return chooseOne(c, context)
      await execute(context.db, somebody, chooseNewsletter, { subscriberId: subscriber.id, ...chosen })
      return c.redirect(`/readers/newsletter/mine/${word}?saved=1`, 303)
    })

async function ask(c: Ask, context: ReadersContext): Promise<Response> {
  const own = await wordsOf(context)
  if (!context.readContext.canMail)
    return say(c, context, { title: own.newsletterAway, text: own.newsletterAway, status: 503 })
  const form = await readNewsletterForm(c)
  if (!form.daily && !form.breaking) return chooseOne(c, context)
  if (!(await context.canMailTo(form.email))) {
    const { publication } = await readLocale(context.readContext)
    const text = takingPartMessages(publication.language).errorEmailLetters
    return say(c, context, { title: own.wrongAddressTitle, text, status: 400 })
  }
  const ipHash = hashIp(context.ipSecret, c.env.clientIp)
  try {
    await execute(context.db, somebody, subscribe, { ...form, ipHash })
  } catch (error) {
    if (!(error instanceof CommandError)) throw error
    if (error.reason === 'conflict') throw new HTTPException(429)
    if (!error.issues.some(({ path }) => path[0] === 'email')) throw new HTTPException(400)
    return say(c, context, { title: own.wrongAddressTitle, text: own.wrongAddressText, status: 400 })
  }
  return c.redirect('/readers/newsletter/asked', 303)
}

async function confirm(c: Ask, context: ReadersContext, token: string): Promise<Response> {
  const own = await wordsOf(context)
  try {
    const { subscriberId } = await execute(context.db, somebody, confirmNewsletter, { token })
    const word = (await subscriberLinks(context.db)).sign(subscriberId)
    const more = (
      <p>
        <a href={`/readers/newsletter/mine/${word}`}>{own.toYourSubscription}</a>
      </p>
    )
    return say(c, context, { title: own.confirmedTitle, text: own.confirmedText, more })
  } catch (error) {
    if (!(error instanceof CommandError)) throw error
    if (error.reason === 'conflict')
      return say(c, context, { title: own.linkOldTitle, text: own.linkOldText, status: 410 })
    return unknown(c, context)
  }
}

async function show(c: Ask, context: ReadersContext, subscriber: Subscriber, saved: boolean) {
  const { readContext } = context
  const own = await wordsOf(context)
  const locale = await readLocale(readContext)
  const sections = await listSections(readContext)
  const word = c.req.param('word')
  const more = (
    <>
      {saved && <p role="status">{own.savedText}</p>}
      <form method="post" class="subscribe">
        <NewsletterChoices locale={locale} sections={sections} chosen={subscriber} />
        <button class="button" type="submit">
          {own.save}
        </button>
      </form>
      <p>
        <a href={`/readers/newsletter/leave/${word}`}>{own.leave}</a>
      </p>
    </>
  )
  return say(c, context, { title: own.yourSubscription, text: own.sentTo(subscriber.email), more })
}

async function subscriberOf({ db }: ReadersContext, word: string): Promise<Subscriber | undefined> {
  const id = (await subscriberLinks(db)).read(word)
  return id === null ? undefined : readSubscriber({ db }, id)
}

async function unknown(c: Ask, context: ReadersContext): Promise<Response> {
  const own = await wordsOf(context)
  return say(c, context, { title: own.linkUnknownTitle, text: own.linkUnknownText, status: 404 })
}

async function chooseOne(c: Ask, context: ReadersContext): Promise<Response> {
  const own = await wordsOf(context)
  return say(c, context, { title: own.chooseOneTitle, text: own.chooseOneText, status: 400 })
}
