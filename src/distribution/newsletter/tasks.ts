/** The jobs of the newsletter: a mail to one subscriber, and an issue to the next batch of receivers. */
import type { Kysely } from 'kysely'
import { noteAnswer, returnDelivery, takeDelivery } from '../../content/newsletter/deliver.ts'
import { newsletterQueue, sendJob, sendPayload, sendTries } from '../../content/newsletter/issues.ts'
import { subscriberLinks } from '../../content/newsletter/links.ts'
import {
  type Issue,
  nextIssue,
  type Receiver,
  readIssue,
  readSubscriber,
  receiversOf,
} from '../../content/newsletter/read.ts'
import { confirmationMailJob, confirmationMailPayload } from '../../content/newsletter/subscribe.ts'
import { testIssueJob, testIssuePayload } from '../../content/newsletter/test-issue.ts'
import { system } from '../../kernel/actor.ts'
import { execute } from '../../kernel/run.ts'
import type { Tables } from '../../kernel/tables.ts'
import { followingMessages } from '../../language/messages/following/messages.ts'
import { addJob, type Work } from '../../platform/jobs.ts'
import { isPutOff, type Mailer, MailRefused } from '../../platform/mail.ts'
import { readLocale } from '../../site/locale.tsx'
import type { SiteReadContext } from '../../site/route.ts'
import { renderIssue, type Written } from './draw.tsx'
import { renderLetter } from './letters.tsx'

const newsletter = system('newsletter')
/** Receivers per job, and concurrent messages. */
const batchSize = 200
const concurrency = 3
/** After this many consecutive temporary failures the server accepts nothing now. */
const maxPutOff = 15

interface Place {
  db: Kysely<Tables>
  siteUrl: string
  /** Null when there is no SMTP server. */
  mailer: Mailer | null
  readContext(): SiteReadContext
}

export const newsletterTasks = (place: Place): Record<string, Work> => ({
  async [confirmationMailJob](payload) {
    const { subscriberId, token } = confirmationMailPayload.parse(payload)
    const subscriber = await readSubscriber(place, subscriberId)
    if (!subscriber) return
    const { siteUrl, db } = place
    const url = token
      ? `${siteUrl}/readers/newsletter/confirm/${token}`
      : `${siteUrl}/readers/newsletter/mine/${(await subscriberLinks(db)).sign(subscriberId)}`
    const letter = await renderLetter(
      await readLocale(place.readContext()),
      token ? 'confirm' : 'change',
      url,
    )
    await mailerOf(place)
      .send({ to: subscriber.email, ...letter })
      .catch(unlessRefused)
  },

  async [testIssueJob](payload) {
    const { email } = testIssuePayload.parse(payload)
    const issue = await nextIssue(place.readContext(), new Date())
    if (issue.cards.length === 0) return
    const locale = await readLocale(place.readContext())
    const follow = `${place.siteUrl}/follow`
    const { subject, ...written } = await renderIssue(locale, place.siteUrl, issue, {
      ...{ change: follow, leave: follow, browser: null },
    })
    const proof = followingMessages(locale.publication.language).proofSubject(subject)
    await mailerOf(place)
      .send({ to: email, subject: proof, ...written })
      .catch(unlessRefused)
  },

  async [sendJob](payload, signal) {
    const { issueId, after } = sendPayload.parse(payload)
    const issue = await readIssue(place.readContext(), issueId)
    if (!issue) return
    const receivers = await receiversOf(place, issue.kind, after, batchSize)
    const last = receivers.at(-1)
    if (!last) return
    // Add the next job first, so that a failing server does not delay the following receivers.
    const next = { issueId, after: last.id }
    await addJob(place.db, sendJob, next, `${sendJob}:${issueId}:${last.id}`, {
      queue: newsletterQueue,
      tries: sendTries,
    })
    await send(place, issue, receivers, signal)
  },
})

function mailerOf({ mailer }: Place): Mailer {
  if (!mailer) throw new Error('There is no SMTP server: set SMTP_URL and MAIL_FROM.')
  return mailer
}

function unlessRefused(error: unknown): void {
  if (!(error instanceof MailRefused)) throw error
}

/** Sends to each remaining receiver; throws at the end when some must be retried. */
async function send(place: Place, issue: Issue, receivers: Receiver[], signal: AbortSignal): Promise<void> {
  const mailer = mailerOf(place)
  const { db, siteUrl } = place
  const links = await subscriberLinks(db)
  const draw = drawer(place, issue)
  const waiting = receivers.values()
  let put: unknown
  let late: unknown
  let inARow = 0
  const one = async ({ id: subscriberId, email, sectionIds }: Receiver) => {
    const written = await draw(sectionIds)
    if (!written) return
    const word = links.sign(subscriberId)
    const leave = `${siteUrl}/readers/newsletter/leave/${word}`
    const mine = (text: string) => text.replaceAll(wordPlace, word)
    if (!(await execute(db, newsletter, takeDelivery, { issueId: issue.id, subscriberId }))) return
    try {
      await mailer.send({
        ...{ to: email, subject: written.subject, text: mine(written.text), html: mine(written.html) },
        // One-click unsubscription in the mail program (RFC 8058).
        headers: {
          'List-Id': `<newsletter.${new URL(siteUrl).hostname}>`,
          'List-Unsubscribe': `<${leave}>`,
          'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
          Precedence: 'bulk',
        },
      })
      inARow = 0
      await execute(db, newsletter, noteAnswer, { subscriberId, refused: false })
    } catch (error) {
      if (error instanceof MailRefused)
        return void (await execute(db, newsletter, noteAnswer, { subscriberId, refused: true }))
      await execute(db, newsletter, returnDelivery, { issueId: issue.id, subscriberId })
      // A temporary failure is retried with the job; many in a row mean that the server accepts nothing now.
      if (isPutOff(error) && ++inARow < maxPutOff) late = error
      else put = error
    }
  }
  await Promise.all(
    Array.from({ length: concurrency }, async () => {
      for (const receiver of waiting) {
        // When the server does not accept one message, it accepts no other now either.
        if (signal.aborted || put) return
        await one(receiver)
      }
    }),
  )
  if (put ?? late) throw put ?? late
  if (signal.aborted) throw new Error('The program stopped. The rest is sent when it runs again.')
}

/** Placeholder in a rendered issue for the receiver's personal token. */
const wordPlace = '0.RECEIVER'

/**
 * Renders the issue for a choice of sections, once for all receivers with the same choice; null when it has
 * no matching article.
 */
function drawer(place: Place, issue: Issue) {
  const drawn = new Map<string, Promise<Written | null>>()
  const { siteUrl } = place
  const base = `${siteUrl}/readers/newsletter`
  const links = {
    change: `${base}/mine/${wordPlace}`,
    leave: `${base}/leave/${wordPlace}`,
    browser: issue.kind === 'daily' ? `${siteUrl}/newsletter/${issue.id}` : null,
  }
  return (sectionIds: number[]): Promise<Written | null> => {
    const key = sectionIds.toSorted((a, b) => a - b).join()
    let written = drawn.get(key)
    if (!written) {
      const wanted = new Set(sectionIds)
      const cards = issue.cards.filter((card) => wanted.size === 0 || wanted.has(card.section?.id ?? 0))
      written =
        cards.length === 0
          ? Promise.resolve(null)
          : readLocale(place.readContext()).then((locale) =>
              renderIssue(locale, siteUrl, { ...issue, cards }, links),
            )
      drawn.set(key, written)
    }
    return written
  }
}
