/** The mail that brings a link. */

import type { TakingPart } from '../../language/words/taking-part/words.ts'
import type { House } from '../../site/house.tsx'
import { escapeHtml } from '../escape.ts'

export interface Mail {
  to: string
  subject: string
  text: string
  html: string
}

interface Letter {
  house: House
  own: TakingPart
  to: string
  /** The address of the link. */
  url: string
  /** Whether it confirms a comment, or only signs in. */
  confirms: boolean
}

export function linkMail({ house, own, to, url, confirms }: Letter): Mail {
  const { publication, direction } = house
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
