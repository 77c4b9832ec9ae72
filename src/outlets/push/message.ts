/** What a browser is sent of an article: all that its notification shows, in the article's own direction. */
import { hash } from 'node:crypto'
import type { Notice } from '../../content/push/read.ts'
import { direction, stripBidi } from '../../language/bidi.ts'
import { articleAddress } from '../../site/addresses.ts'
import type { House } from '../../site/house.tsx'
import type { PushMessage } from '../../site/worker/message.ts'
import type { Letter } from './send.ts'

/** A message is 4,096 bytes with all around it (RFC 8030, 7.2), and a letter of Arabic is two. */
const most = { title: 180, body: 240, slug: 120 }

const cut = (text: string, length: number) =>
  text.length <= length
    ? text
    : `${text
        .slice(0, length)
        .toWellFormed()
        .replace(/\s+\S*$/, '')}…`

export function letterOf(notice: Notice, { words }: House): Letter {
  const { articleId, breaking, language } = notice
  const headline = stripBidi(notice.headline)
  const message: PushMessage = {
    title: cut(breaking ? `${words.breaking}: ${headline}` : headline, most.title),
    body: cut(stripBidi(notice.standfirst), most.body),
    // A slug that was cut leads to the right address all the same.
    url: articleAddress({ id: articleId, slug: notice.slug.slice(0, most.slug) }),
    tag: `article-${articleId}`,
    lang: language,
    dir: direction(language),
  }
  const topic = hash('sha256', message.tag, 'base64url').slice(0, 32)
  return { payload: JSON.stringify(message), topic, urgency: breaking ? 'high' : 'normal' }
}
