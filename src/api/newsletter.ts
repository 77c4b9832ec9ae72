/** The newsletter as the newsroom sees it: who gets it, what goes out next, what went out. */
import { createMiddleware } from 'hono/factory'
import { z } from 'zod'
import { may } from '../content/actor.ts'
import { CommandError } from '../content/command.ts'
import { askForProof } from '../content/newsletter/proof.ts'
import { newsletterAtDesk, nextIssue } from '../content/newsletter/read.ts'
import { readPublication } from '../content/publication/publication.ts'
import { drawIssue } from '../outlets/newsletter/draw.tsx'
import { houseOf } from '../site/house.tsx'
import type { Env } from './context.ts'
import { Problem } from './problem.ts'
import { instant, route } from './route.ts'

const counts = z.object({
  ...{ confirmed: z.number(), daily: z.number(), breaking: z.number(), pending: z.number() },
})
const issue = z.object({
  id: z.number(),
  kind: z.enum(['daily', 'breaking']),
  composedAt: instant,
  ...{ articles: z.number(), sent: z.number() },
})

export const previewPath = '/newsletter/preview'

/** What a mail may load: pictures of ours. Its styles are inline, and it has no script. Stands before the usual headers. */
export const previewPolicy = createMiddleware<Env>(async (c, next) => {
  await next()
  c.res.headers.set(
    'Content-Security-Policy',
    "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'",
  )
})

export const newsletterRoutes = [
  route({
    method: 'get',
    path: '/newsletter',
    name: 'readNewsletter',
    summary:
      'How many subscribe to what, what the next daily issue would tell now and when it goes out, and the last issues.',
    answer: z.object({
      canMail: z.boolean(),
      counts,
      nextAt: instant.nullable(),
      next: z.array(z.object({ id: z.number(), headline: z.string(), section: z.string() })),
      issues: z.array(issue),
    }),
    async run({ reading, canMail }) {
      const { cards } = await nextIssue(reading, new Date())
      return {
        ...(await newsletterAtDesk(reading)),
        canMail,
        next: cards.map(({ id, headline, section }) => ({ id, headline, section: section?.name ?? '' })),
      }
    },
  }),
  route({
    method: 'post',
    path: '/newsletter/proof',
    name: 'sendNewsletterProof',
    summary: 'Sends the next daily issue, as a subscriber of all sections would get it now, to who asks.',
    answer: z.object({ email: z.string() }),
    async run({ execute, caller, actor, canMail }) {
      if (!may.publish(actor)) throw new CommandError('forbidden', `${actor.name} may not do this.`)
      if (!caller.session)
        throw new Problem('invalid', 'A token has no mailbox: a member of the staff asks for a proof.')
      if (!canMail) throw new Problem('conflict', 'There is no mail server: nothing is sent.')
      const { email } = caller.session
      await execute(askForProof, { email })
      return { email }
    },
  }),
  route({
    method: 'get',
    path: previewPath,
    name: 'previewNewsletter',
    summary: 'The next daily issue as a subscriber of all sections would get it now.',
    givesFile: 'text/html',
    async run({ reading, siteUrl, actor, c }) {
      if (!may.read(actor)) throw new CommandError('forbidden', `${actor.name} may not do this.`)
      const house = houseOf(await readPublication(reading))
      const links = { change: `${siteUrl}/follow`, leave: `${siteUrl}/follow`, browser: null }
      const { html } = await drawIssue(house, '', await nextIssue(reading, new Date()), links)
      return c.html(html, 200, { 'Cache-Control': 'no-store' })
    },
  }),
]
