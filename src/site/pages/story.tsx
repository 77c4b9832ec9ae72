/** A story: what it is about, how many news items it has, and its timeline. */
import { countList, listCards } from '../../content/articles/cards.ts'
import { storyBySlug } from '../../content/stories/read.ts'
import { listArgument, older, programmeAddress, splitList, storyAddress } from '../addresses.ts'
import { storyLines } from '../coverage/lines.tsx'
import { htmlPlan, missing } from '../frame/plan.ts'
import { crumbs, listData } from '../frame/structured-data.ts'
import { readHouse, Text } from '../house.tsx'
import { CardView, leadOf } from '../parts/card.tsx'
import { Days, Older } from '../parts/list.tsx'
import { Picture } from '../parts/picture.tsx'
import type { Route, SiteReading } from '../route.ts'

const perPage = 40

async function read(reading: SiteReading, argument: string) {
  const { name, before } = splitList(argument)
  const story = await storyBySlug(reading, name)
  if (!story) return null
  const own = `story:${story.id}`
  const number = await countList(reading, own)
  const list = number === 0 && story.programme ? `programme:${story.programme.id}` : own
  return {
    story,
    before,
    number,
    page: await listCards(reading, list, perPage, before),
    house: await readHouse(reading),
  }
}

export const storyRoute: Route = {
  name: 'story',
  match: ([first, slug, rest], query) =>
    first === 'stories' && slug && rest === undefined ? listArgument(slug, query) : null,

  async plan(reading, argument) {
    const { name, before } = splitList(argument)
    const story = await storyBySlug(reading, name)
    if (!story) return missing(reading)
    return htmlPlan(reading, {
      key: `story:${argument}`,
      canonical: older(storyAddress(story), before),
      body: [
        ...(before === null ? await storyLines(reading, story.id) : []),
        ...[`story:${argument}`, 'panel', 'headlines'],
      ],
    })
  },

  async head(reading, argument) {
    const found = await read(reading, argument)
    if (!found) return { title: '', kind: 'story' }
    const { story, page, before, house } = found
    const address = storyAddress(story)
    return {
      title: story.name,
      description: story.summary || `${story.name}: ${house.publication.name}`,
      address: older(address, before),
      kind: 'story',
      picture: story.picture,
      feed: { path: `stories/${story.slug}`, title: house.words.feedOfStory(story.name) },
      next: page.older === null ? undefined : older(address, page.older),
      data: [
        listData(story.name, older(address, before), page.cards, reading.siteUrl),
        crumbs(
          [
            { name: house.words.stories, address: '/stories' },
            { name: story.name, address },
          ],
          reading.siteUrl,
        ),
      ],
    }
  },

  fragments: {
    async story(reading, argument) {
      const found = await read(reading, argument)
      if (!found) return ''
      const { story, page, before, number, house } = found
      const { words, direction: base, publication } = house
      const first = leadOf(page.cards)
      return String(
        <main id="main" class="page file">
          <header>
            {story.picture && (
              <Picture
                picture={story.picture}
                crop="square"
                sizes="(min-width:48em) 14rem,40vw"
                largest={480}
                alt={story.picture.alt}
                first
              />
            )}
            <div>
              <p class="kicker">
                <a href="/stories">{publication.storiesLabel || words.stories}</a>
                {story.state !== 'open' && (
                  <b>{story.state === 'closed' ? words.closedStory : words.archivedStory}</b>
                )}
              </p>
              <h1>
                <Text of={story.name} base={base} />
              </h1>
              {story.summary && (
                <p class="standfirst">
                  <Text of={story.summary} base={base} />
                </p>
              )}
              <p class="by">
                <b>{words.storyItems(number, publication.digits)}</b>
                <time datetime={house.date(story.openedAt, 'iso-day')}>
                  {house.date(story.openedAt, 'date')}
                </time>
                {story.programme && <a href={programmeAddress(story.programme)}>{story.programme.name}</a>}
              </p>
            </div>
          </header>
          {before === null && first?.picture && (
            <CardView house={house} card={first} look="side" level={2} withStandfirst />
          )}
          {page.cards.length === 0 && <p>{words.emptyStory}</p>}
          <section class="spine" aria-label={words.timeline}>
            <Days house={house} cards={page.cards} />
          </section>
          <Older house={house} address={storyAddress(story)} page={page} />
        </main>,
      )
    },
  },
}
