/**
 * /now: the changing parts of open pages in one small response: breaking news, broadcast, stories panel,
 * latest entries.
 */
import { countOpenStories, openStories } from '../../content/stories/read.ts'
import { renderLastEntries } from '../coverage/lines.tsx'
import { renderBreaking } from '../frame/breaking.tsx'
import { renderOnAir } from '../frame/on-air.tsx'
import { readLocale } from '../locale.tsx'
import type { Route, SiteReadContext } from '../route.ts'

export const nowRoute: Route = {
  name: 'now',
  match: ([first, second]) => (first === 'now' && second === undefined ? '' : null),
  plan: async () => ({
    status: 200,
    canonical: '/now',
    contentType: 'application/json; charset=utf-8',
    fragments: ['now:'],
  }),
  fragments: { now: renderNow },
}

/** Each value is the HTML of a part, or null when the part is absent. */
async function renderNow(readContext: SiteReadContext): Promise<string> {
  const { messages, publication } = await readLocale(readContext)
  const stories = await openStories(readContext)
  const number = await countOpenStories(readContext, stories)
  return JSON.stringify({
    breaking: (await renderBreaking(readContext)) || null,
    stories: stories.length > 0 ? messages.storyItems(number, publication.digits) : null,
    air: await renderOnAir(readContext),
    coverages: await renderLastEntries(readContext),
  })
}
