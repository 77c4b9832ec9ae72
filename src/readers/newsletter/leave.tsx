/** Unsubscribes: a button for people, one POST for mail programs (RFC 8058), from any origin. */
import { Hono } from 'hono'
import { subscriberLinks } from '../../content/newsletter/links.ts'
import { unsubscribe } from '../../content/newsletter/subscribe.ts'
import { reader } from '../../kernel/actor.ts'
import { execute } from '../../kernel/run.ts'
import type { Env, ReadersContext } from '../context.ts'
import { say, wordsOf } from './say.tsx'

export const leaveRoutes = (context: ReadersContext) =>
  new Hono<Env>()
    .get('/leave/:word', async (c) => {
      const own = await wordsOf(context)
      if (!(await read(context, c.req.param('word'))))
        return say(c, context, { title: own.linkUnknownTitle, text: own.linkUnknownText, status: 404 })
      // A mail scanner that opens every link must not unsubscribe.
      const more = (
        <form method="post">
          <button class="button" type="submit">
            {own.leave}
          </button>
        </form>
      )
      return say(c, context, { title: own.leave, text: own.leaveText, more })
    })
    .post('/leave/:word', async (c) => {
      const own = await wordsOf(context)
      const subscriberId = await read(context, c.req.param('word'))
      if (!subscriberId)
        return say(c, context, { title: own.linkUnknownTitle, text: own.linkUnknownText, status: 404 })
      await execute(context.db, reader(null, 'subscriber'), unsubscribe, { subscriberId })
      return say(c, context, { title: own.leftTitle, text: own.leftText })
    })

const read = async ({ db }: ReadersContext, word: string) => (await subscriberLinks(db)).read(word)
