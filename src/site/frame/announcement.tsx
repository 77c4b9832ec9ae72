/** The publisher's line above every page, until it ends. */
import { readBrand } from '../../content/brand/read.ts'
import { missingLinks } from '../../content/missing-links.ts'
import { readLocale, Text } from '../locale.tsx'
import type { SiteReadContext } from '../route.ts'

export async function renderAnnouncement(readContext: SiteReadContext): Promise<string> {
  const { announcement } = await readBrand(readContext, 'announcement')
  if (!announcement) return ''
  const { messages, direction } = await readLocale(readContext)
  const { text, url } = announcement
  const isMissing = (await missingLinks(readContext, [url])).size > 0
  const shown = <Text of={text} base={direction} />
  return String(
    <aside class="announcement" aria-label={messages.announcement}>
      {url && !isMissing ? <a href={url}>{shown}</a> : shown}
    </aside>,
  )
}
