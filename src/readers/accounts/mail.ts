/** The mail with a sign-in link. */

import type { TakingPart } from '../../language/messages/taking-part/messages.ts'
import type { SiteLocale } from '../../site/locale.tsx'
import { escapeHtml } from '../escape.ts'

export interface Mail {
  to: string
  subject: string
  text: string
  html: string
}

interface Letter {
  locale: SiteLocale
  own: TakingPart
  to: string
  /** The URL of the link. */
  url: string
  /** Whether it confirms a comment, or only signs in. */
  confirms: boolean
}

export function linkMail({ locale, own, to, url, confirms }: Letter): Mail {
  const { publication, direction } = locale
  const subject = confirms ? own.mailCommentSubject(publication.name) : own.mailSubject(publication.name)
  const lines = [confirms ? own.mailCommentText : own.mailText, url, own.mailIgnore]
  const [first, , last] = lines.map(escapeHtml)
  return {
    to,
    subject,
    text: `${lines.join('\n\n')}\n\n${publication.name}\n`,
    html: `<!doctype html><html lang="${publication.language}" dir="${direction}"><body style="font:16px/1.8 sans-serif"><p>${first}</p><p dir="ltr"><a href="${escapeHtml(url)}">${escapeHtml(url)}</a></p><p>${last}</p><p>${escapeHtml(publication.name)}</p></body></html>`,
  }
}
