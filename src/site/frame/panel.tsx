/** The stories panel: running stories as a strip; each opens in place to its latest headlines, without a script. */
import { type Card, listCards } from '../../content/articles/cards.ts'
import { coveragesIn } from '../../content/coverage/places.ts'
import { countOpenStories, openStories, type Story } from '../../content/stories/read.ts'
import { storyAddress } from '../addresses.ts'
import { type House, readHouse, Text } from '../house.tsx'
import { HeadlineList } from '../parts/headlines.tsx'
import { Thumb } from '../parts/picture.tsx'
import type { SiteReading } from '../route.ts'

// As many as leave a whole article room in its first round trip.
const storiesShown = 8
const headlinesShown = 2

export async function renderPanel(reading: SiteReading): Promise<string> {
  const house = await readHouse(reading)
  const all = await openStories(reading)
  if (all.length === 0) return ''
  const number = await countOpenStories(reading, all)
  const stories = await Promise.all(
    all.slice(0, storiesShown).map(async (story) => ({ story, cards: await headlinesOf(reading, story) })),
  )
  const live = await coveragesIn(reading, { state: 'live', count: storiesShown })
  const running = new Set(live.flatMap((coverage) => coverage.stories.map(({ id }) => id)))
  const { words, publication, direction: base } = house
  return String(
    <section class="panel" aria-labelledby="stories">
      <div class="panel-top">
        <h2 id="stories">
          <a href="/stories">{publication.storiesLabel || words.stories}</a>
        </h2>
        <p>
          <b>{words.storyItems(number, publication.digits)}</b>
          {all.slice(0, 3).map((story) => (
            <a href={storyAddress(story)}>
              <Text of={story.name} base={base} />
            </a>
          ))}
        </p>
      </div>
      <ul class="strip">
        {stories.map(({ story, cards }) => (
          <li>
            <StoryPart house={house} story={story} cards={cards} live={running.has(story.id)} />
          </li>
        ))}
      </ul>
    </section>,
  )
}

interface PartProps {
  house: House
  story: Story
  cards: Card[]
  /** Whether a coverage of it goes on. */
  live: boolean
}

function StoryPart({ house, story, cards, live }: PartProps) {
  const name = <Text of={story.name} base={house.direction} />
  return (
    <details name="story">
      <summary>
        <Thumb picture={story.picture} size={80} />
        <span>{name}</span>
        {live && ' '}
        {live && <b class="alert">{house.words.momentByMoment}</b>}
      </summary>
      <div>
        <h3>
          <a href={storyAddress(story)}>{name}</a>
        </h3>
        <HeadlineList house={house} cards={cards} />
      </div>
    </details>
  )
}

/** A story that follows a programme shows its episodes until it has news of its own. */
async function headlinesOf(reading: SiteReading, story: Story): Promise<Card[]> {
  const own = await listCards(reading, `story:${story.id}`, headlinesShown)
  if (own.cards.length > 0 || !story.programme) return own.cards
  return (await listCards(reading, `programme:${story.programme.id}`, headlinesShown)).cards
}
