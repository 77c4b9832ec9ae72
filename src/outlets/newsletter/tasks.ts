/** The jobs of the newsletter: a letter to one subscriber, and an issue to the next of its receivers. */
import type { Kysely } from 'kysely'
import { system } from '../../content/actor.ts'
import { execute } from '../../content/command.ts'
import { letterJob, letterPayload } from '../../content/newsletter/ask.ts'
import { noteAnswer, returnDelivery, takeDelivery } from '../../content/newsletter/deliver.ts'
import { newsletterQueue, sendJob, sendPayload } from '../../content/newsletter/issues.ts'
import { subscriberLinks } from '../../content/newsletter/links.ts'
import { proofJob, proofPayload } from '../../content/newsletter/proof.ts'
import {
  type Issue,
  nextIssue,
  type Receiver,
  readIssue,
  readSubscriber,
  receiversOf,
} from '../../content/newsletter/read.ts'
import type { Tables } from '../../content/tables.ts'
import { followingWords } from '../../language/words/following/words.ts'
import { addJob, type Work } from '../../platform/jobs.ts'
import { type Mailer, MailRefused } from '../../platform/mail.ts'
import { readHouse } from '../../site/house.tsx'
import type { SiteReading } from '../../site/route.ts'
import { drawIssue, type Written } from './draw.tsx'
import { drawLetter } from './letters.tsx'

const postman = system('newsletter')
/** Receivers of one job, and messages under way at a time. */
const perJob = 200
const abreast = 3

interface Place {
  db: Kysely<Tables>
  siteUrl: string
  /** Null: there is no SMTP server. */
  mailer: Mailer | null
  reading(): SiteReading
}

export const newsletterTasks = (place: Place): Record<string, Work> => ({
  async [letterJob](payload) {
    const { subscriberId, token } = letterPayload.parse(payload)
    const subscriber = await readSubscriber(place, subscriberId)
    if (!subscriber) return
    const { siteUrl, db } = place
    const url = token
      ? `${siteUrl}/readers/newsletter/confirm/${token}`
      : `${siteUrl}/readers/newsletter/mine/${(await subscriberLinks(db)).sign(subscriberId)}`
    const letter = await drawLetter(await readHouse(place.reading()), token ? 'confirm' : 'change', url)
    await mailerOf(place)
      .send({ to: subscriber.email, ...letter })
      .catch(unlessRefused)
  },

  async [proofJob](payload) {
    const { email } = proofPayload.parse(payload)
    const issue = await nextIssue(place.reading(), new Date())
    if (issue.cards.length === 0) return
    const house = await readHouse(place.reading())
    const follow = `${place.siteUrl}/follow`
    const { subject, ...written } = await drawIssue(house, place.siteUrl, issue, {
      ...{ change: follow, leave: follow, browser: null },
    })
    const proof = followingWords(house.publication.language).proofSubject(subject)
    await mailerOf(place)
      .send({ to: email, subject: proof, ...written })
      .catch(unlessRefused)
  },

  async [sendJob](payload, signal) {
    const { issueId, after } = sendPayload.parse(payload)
    const issue = await readIssue(place.reading(), issueId)
    if (!issue) return
    const receivers = await receiversOf(place, issue.kind, after, perJob)
    const last = receivers.at(-1)
    if (!last) return
    // The next ones first: a server that takes no mail now must not hold up those after these.
    const next = { issueId, after: last.id }
    await addJob(place.db, sendJob, next, `${sendJob}:${issueId}:${last.id}`, newsletterQueue)
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

/** Sends to each who has not got it; throws at the end when some have to be tried again. */
async function send(place: Place, issue: Issue, receivers: Receiver[], signal: AbortSignal): Promise<void> {
  const mailer = mailerOf(place)
  const { db, siteUrl } = place
  const links = await subscriberLinks(db)
  const draw = drawer(place, issue)
  const waiting = receivers.values()
  let put: unknown
  const one = async ({ id: subscriberId, email, sectionIds }: Receiver) => {
    const written = await draw(sectionIds)
    if (!written) return
    const word = links.sign(subscriberId)
    const leave = `${siteUrl}/readers/newsletter/leave/${word}`
    const mine = (text: string) => text.replaceAll(wordPlace, word)
    if (!(await execute(db, postman, takeDelivery, { issueId: issue.id, subscriberId }))) return
    try {
      await mailer.send({
        ...{ to: email, subject: written.subject, text: mine(written.text), html: mine(written.html) },
        // One click in the mail program itself (RFC 8058).
        headers: {
          'List-Id': `<newsletter.${new URL(siteUrl).hostname}>`,
          'List-Unsubscribe': `<${leave}>`,
          'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
          Precedence: 'bulk',
        },
      })
      await execute(db, postman, noteAnswer, { subscriberId, refused: false })
    } catch (error) {
      if (error instanceof MailRefused)
        return void (await execute(db, postman, noteAnswer, { subscriberId, refused: true }))
      await execute(db, postman, returnDelivery, { issueId: issue.id, subscriberId })
      put = error
    }
  }
  await Promise.all(
    Array.from({ length: abreast }, async () => {
      for (const receiver of waiting) {
        // A server that does not take one takes no other now either.
        if (signal.aborted || put) return
        await one(receiver)
      }
    }),
  )
  if (put) throw put
  if (signal.aborted) throw new Error('The program ended; the rest is sent when it runs again.')
}

/** Stands in a drawn issue where the receiver's own word goes. */
const wordPlace = '0.RECEIVER'

/** The issue for a choice of sections, drawn once for all who chose the same; null when none of it is of them. */
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
          : readHouse(place.reading()).then((house) => drawIssue(house, siteUrl, { ...issue, cards }, links))
      drawn.set(key, written)
    }
    return written
  }
}
