/** The push message of an article: everything that its notification shows, in the article's direction. */
import { hash } from 'node:crypto'
import type { PushNotification } from '../../content/push/read.ts'
import { paidMark } from '../../language/article-labels.ts'
import { direction, plainText, stripBidi } from '../../language/bidi.ts'
import { withoutBreakingLabel } from '../../language/breaking-label.ts'
import type { SiteLocale } from '../../site/locale.tsx'
import { articlePath } from '../../site/paths.ts'
import type { PushMessage } from '../../site/worker/message.ts'
import type { PushPayload } from './send.ts'

/** A message has at most 4,096 bytes with its overhead (RFC 8030, 7.2), and an Arabic letter has two. */
const most = { title: 180, body: 240, slug: 120 }

const cut = (text: string, length: number) =>
  text.length <= length
    ? text
    : `${text
        .slice(0, length)
        .toWellFormed()
        .replace(/\s+\S*$/, '')}…`

export function payloadOf(notification: PushNotification, { messages }: SiteLocale): PushPayload {
  const { articleId, breaking, language } = notification
  const headline = stripBidi(notification.headline)
  const base = direction(language)
  const toPlain = (text: string) => plainText(text, base)
  const marks = [stripBidi(paidMark(messages, notification)), breaking ? messages.breaking : '']
  const title = [...marks.filter(Boolean), breaking ? withoutBreakingLabel(headline) : headline].join(': ')
  const message: PushMessage = {
    title: toPlain(cut(title, most.title)),
    body: toPlain(cut(stripBidi(notification.standfirst), most.body)),
    // A cut slug still redirects to the right address.
    url: articlePath({ id: articleId, slug: notification.slug.slice(0, most.slug) }),
    tag: `article-${articleId}`,
    lang: language,
    dir: base,
  }
  const topic = hash('sha256', message.tag, 'base64url').slice(0, 32)
  return { payload: JSON.stringify(message), topic, urgency: breaking ? 'high' : 'normal' }
}
