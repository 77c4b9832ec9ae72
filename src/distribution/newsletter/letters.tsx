/** The two other mails to a subscriber: to confirm, and to change the subscription. */
import { html } from 'hono/html'
import { followingMessages } from '../../language/messages/following/messages.ts'
import type { SiteLocale } from '../../site/locale.tsx'
import type { Written } from './draw.tsx'
import { plainLine } from './plain.ts'

const face = "'Noto Naskh Arabic','Segoe UI',Tahoma,Arial,sans-serif"

/** `kind` selects the mail; `url` is its only link. */
export async function renderLetter(
  locale: SiteLocale,
  kind: 'confirm' | 'change',
  url: string,
): Promise<Written> {
  const { publication, direction } = locale
  const own = followingMessages(publication.language)
  const { name, language } = publication
  const [subject, text, link] =
    kind === 'confirm'
      ? [own.confirmSubject(name), own.confirmLetter(name), own.confirmLetterLink]
      : [own.changeSubject(name), own.changeLetter(name), own.changeLetterLink]
  const toLine = (line: string) => plainLine(line, direction)
  const start = direction === 'rtl' ? 'right' : 'left'
  const style = `margin:0 0 16px;font:400 17px/1.8 ${face};text-align:${start}`
  return {
    subject,
    text: [toLine(text), `${toLine(link)}\n${url}`, toLine(own.ignoreLetter), toLine(name)].join('\n\n'),
    html: String(
      await html`<!doctype html>
<html lang="${language}" dir="${direction}"><head><meta charset="utf-8"><title>${subject}</title><meta name="color-scheme" content="light dark"></head>
<body dir="${direction}" style="margin:0;padding:24px">
<p style="${style}">${text}</p>
<p style="${style}"><a href="${url}" style="font-weight:700">${link}</a></p>
<p style="${style}">${own.ignoreLetter}</p>
<p style="${style}">${name}</p>
</body></html>`,
    ),
  }
}
