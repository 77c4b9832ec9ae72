/** Where to follow us: feeds, social accounts. */
import { listSections } from '../../content/sections/sections.ts'
import { openStories } from '../../content/stories/read.ts'
import { htmlPlan } from '../frame/plan.ts'
import { type House, readHouse, Text } from '../house.tsx'
import type { Route } from '../route.ts'

const formats = [
  { ending: 'rss', name: 'RSS' },
  { ending: 'atom', name: 'Atom' },
  { ending: 'json', name: 'JSON Feed' },
]

export const followRoute: Route = {
  name: 'follow',
  match: ([first, second]) => (first === 'follow' && second === undefined ? '' : null),
  plan: (reading) => htmlPlan(reading, { key: 'follow:', canonical: '/follow', body: ['follow'] }),

  async head(reading) {
    const { words } = await readHouse(reading)
    return { title: words.followUs, description: words.followText, address: '/follow', kind: 'follow' }
  },

  fragments: {
    async follow(reading) {
      const house = await readHouse(reading)
      const { words, publication } = house
      const sections = await listSections(reading)
      const stories = await openStories(reading)
      return String(
        <main id="main" class="page follow-us">
          <h1>{words.followUs}</h1>
          <p class="standfirst">{words.followText}</p>
          {publication.social.length > 0 && (
            <section aria-labelledby="social">
              <h2 id="social">{words.socialAccounts}</h2>
              <ul class="accounts">
                {publication.social.map(({ service, url }) => (
                  <li>
                    <a href={url} rel="me external">
                      <b>{service}</b>
                      <bdi dir="ltr">{url.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '')}</bdi>
                    </a>
                  </li>
                ))}
              </ul>
            </section>
          )}
          <section aria-labelledby="feeds">
            <h2 id="feeds">{words.feeds}</h2>
            <p>{words.feedsText}</p>
            <ul class="feeds">
              <Feed house={house} name={words.latest} path="latest" />
              {sections.map((section) => (
                <Feed house={house} name={section.name} path={`sections/${section.slug}`} />
              ))}
            </ul>
            {stories.length > 0 && <h3>{publication.storiesLabel || words.stories}</h3>}
            {stories.length > 0 && (
              <ul class="feeds">
                {stories.map((story) => (
                  <Feed house={house} name={story.name} path={`stories/${story.slug}`} />
                ))}
              </ul>
            )}
          </section>
        </main>,
      )
    },
  },
}

function Feed({ house, name, path }: { house: House; name: string; path: string }) {
  return (
    <li>
      <Text of={name} base={house.direction} />
      <span>
        {formats.map((format) => (
          <a href={`/feeds/${path}.${format.ending}`} aria-label={`${format.name}: ${name}`} dir="ltr">
            {format.name}
          </a>
        ))}
      </span>
    </li>
  )
}
