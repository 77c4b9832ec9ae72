/** What changes on pages that stay open, as one small answer: breaking news, the broadcast, the panel, the last entries. */
import { countOpenStories, openStories } from '../../content/stories/read.ts'
import { renderLastEntries } from '../coverage/lines.tsx'
import { renderAir } from '../frame/air.tsx'
import { renderBreaking } from '../frame/breaking.tsx'
import { readHouse } from '../house.tsx'
import type { Route, SiteReading } from '../route.ts'

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

/** Each part is the HTML that stands on the page, null where there is none. */
async function renderNow(reading: SiteReading): Promise<string> {
  const { words, publication } = await readHouse(reading)
  const stories = await openStories(reading)
  const number = await countOpenStories(reading, stories)
  return JSON.stringify({
    breaking: (await renderBreaking(reading)) || null,
    stories: stories.length > 0 ? words.storyItems(number, publication.digits) : null,
    air: await renderAir(reading),
    coverages: await renderLastEntries(reading),
  })
}
